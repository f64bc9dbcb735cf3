export { type Composite, canonicalText, isList, isPersonal, isRecord } from './canonical.js';
export { type CellParts, cellKey, cellParts, escapeSegment, isCampaignCell } from './cell-keys.js';
export { Version } from './cells.js';
export { Draft, type Savepoint, versionOf } from './draft.js';
export {
  edgeOf,
  edgeStart,
  isLinked,
  leadsKey,
  reaches,
  readEdge,
} from './edges.js';
export {
  entitiesOfKind,
  entityOf,
  fieldOf,
  hasComponent,
  isEntity,
  isRetired,
  livingEntities,
  livingEntity,
  madeCountKey,
  madeKey,
  madeRecord,
  readField,
  titleOf,
} from './entities.js';
export type { ComponentSlot, EntityLayout, FieldSlot, KindLayout } from './entity-layout.js';
export { fieldName } from './entity-layout.js';
export { compareText, equalValues, includes, textOf } from './equal.js';
export {
  type EventMemory,
  isWithinTime,
  isWithinTurns,
  type RememberedEvent,
  rememberEvent,
  rememberedCount,
  rememberedEvents,
} from './event-log.js';
export type { EvaluateConstant, FieldLayout } from './field-layout.js';
export { qualifiedField } from './field-layout.js';
export { type EdgesAt, edgesAt } from './graph.js';
export { type Hashing, hexOf, type Lanes, lanesOf, loadHashing } from './hashing.js';
export { Refusal } from './refusal.js';
export type { EdgeFieldSlot, EdgeSlot, RelationLayout } from './relation-layout.js';
export { storyClock, storyTime } from './story-time.js';
export { isPlayer, layWorld, playerOf, type StateScope, scopeLetters, seatsOf, spentKey, type World } from './world.js';
