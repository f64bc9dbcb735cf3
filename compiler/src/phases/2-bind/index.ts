export type { BoundResult, FindPack, NoPack, ParsedPack } from './bind-program.js';
export { bindProgram } from './bind-program.js';
export { cardNamed } from './cards.js';
export { isChoicePart } from './choice-points.js';
export { closest } from './did-you-mean.js';
export { fieldsOfDirector, figureOf, isFloating, usedName } from './directors.js';
export type { IdQuestion, ListedPlace, MatchedIds } from './ids/index.js';
export {
  IdsMemory,
  idsPath,
  joinPlaceIds,
  listPlaces,
  lockedDiagnostics,
  matchIds,
  mergeIds,
  pruneIds,
  resolveQuestion,
} from './ids/index.js';
export type { LabelPlace } from './labels.js';
export { labelsOf, proseBlocksOf } from './labels.js';
export type { Lookup, PathLookup } from './lookup.js';
export { candidates, lookup, lookupPath } from './lookup.js';
export { isOfCampaign, memoryField } from './memories.js';
export { deckEnding, deckPath, packPath } from './pack-path.js';
export type { PlaceIds, PlaceNode } from './place-ids.js';
export { rebindBodies } from './rebind.js';
export { longestRow } from './rows.js';
export { isDeckFile } from './signed-decks.js';
export { insideOf } from './simulations.js';
export { startScene } from './start-scene.js';
export type {
  BoundFile,
  BoundProgram,
  Chapter,
  DataFile,
  DataFiles,
  NamedDeclaration,
  Namespace,
  ScopeField,
  Symbol,
  Unit,
} from './symbols.js';
export { hasBody, isSymbolOf, namespaceOf } from './symbols.js';
