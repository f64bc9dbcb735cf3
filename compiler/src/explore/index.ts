export { askedOf } from './asked.js';
export { type Bounds, defaultBounds, type StopReason } from './bounds.js';
export {
  type Coverage,
  coverageOf,
  type Measure,
  measures,
  parseRequired,
  percent,
  type Ratio,
  type Required,
  shortfalls,
} from './coverage.js';
export { type Explored, type ExploreOptions, explore, type Progress, type Saved, saved } from './explore.js';
export { hitsByFile } from './line-hits.js';
export { startRefusal } from './machine.js';
export { neverAtOf } from './mission-answers.js';
export type { Report, ReportedEnding, ReportedFinding, ReportedMiss } from './report.js';
export { reportOf } from './report.js';
export { reportHtml } from './report-html.js';
export { reportLcov } from './report-lcov.js';
export { reportText } from './report-text.js';
export { playerAnswers, Samples } from './samples.js';
export { identityOf, readSave, type SaveFault, writeSave } from './save-file.js';
export { type Sites, sitesOf } from './sites.js';
