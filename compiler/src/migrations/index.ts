export type { Answers, Change, Grade, Question, Warning } from './change.js';
export { answersIn, type BundleMigrations, carriedBy, type Fit, fitOf, mergeAnswers, noAnswers } from './fit.js';
export { editedFiles, type FolderFiles, readEdits, renderFolder, withEdits } from './folder/index.js';
export {
  findHistoryProblem,
  findMigrationProblem,
  frozenMigrations,
  type History,
  type HistoryProblem,
  type MigrationFolder,
  newestNumber,
  openMigration,
} from './history.js';
export { type NeededPlan, planWithoutIdle } from './idle-answers.js';
export { type LintedPlan, lintPlan } from './lint-plan.js';
export { type Plan, planMigration } from './plan.js';
export type { Failure as ShadowFailure } from './shadow/index.js';

/** What tries a migration, with engine, host and database: loaded by who wants it. */
export function loadShadow(): Promise<typeof import('./shadow/index.js')> {
  return import('./shadow/index.js');
}
