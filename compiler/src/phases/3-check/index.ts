export { withoutNamesOfAbsent } from './absent-packs.js';
export { nextBeats } from './beats-end.js';
export { mayRunDry, sceneOfCard } from './card.js';
export { checkDeclaration } from './check-declaration.js';
export type {
  AskedCondition,
  CheckedAction,
  CheckedArm,
  CheckedCard,
  CheckedConditions,
  CheckedDeck,
  CheckedDeclaration,
  CheckedDirector,
  CheckedDraw,
  CheckedFunction,
  CheckedGoal,
  CheckedMission,
  CheckedQuery,
  CheckedScene,
  CheckedSimulation,
  CheckedTarget,
  Elaborated,
  Learned,
  NamedPlace,
  Uses,
} from './checked.js';
export { classifier } from './expressions/ask.js';
export { templatePaths } from './models/template-path.js';
export type { NamedType } from './named-types.js';
export { namedTypes } from './named-types.js';
export { onceAName } from './once-a-name.js';
export type { Guarded, Keeping } from './privacy/index.js';
export { guardOf, keepingOf, revealedOf, slotKeeping } from './privacy/index.js';
export type { FormerMigration, FormerMigrations } from './schema/former-migrations.js';
export { checkFormerMigrations } from './schema/former-migrations.js';
export type { FormerModel } from './schema/former-types.js';
export type { CheckedSchema } from './schema/schema.js';
export { checkSchema } from './schema/schema.js';
export { tablePath } from './tables/table-path.js';
export type { CheckedTests } from './test.js';
export { checkTests } from './test.js';
export { showDuration } from './types/show-duration.js';
export { showType } from './types/show-type.js';
export { typeIrOf } from './types/type-ir.js';
export { isPersonal, type Ty } from './types.js';
