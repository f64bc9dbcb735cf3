/** The compiler's face: open a pack, ask it things. The command line and the language server stand on this. */

export type { Place, SourceFile, Span } from './base/index.js';
export { LineIndex, sourceFile } from './base/index.js';
export type { Diagnostic, DiagnosticJson, Edit, Example, Fix, Related, Severity } from './diagnostics/index.js';
export { codeFrame, loadExplanations, plain, renderJson, renderLine, renderRich } from './diagnostics/index.js';
export { applyFixes } from './fixes/index.js';
export {
  type Answers,
  type BundleMigrations,
  fitOf,
  type Plan,
  planMigration,
  type Question,
  renderFolder,
} from './migrations/index.js';
export { type FormatOptions, type Formatted, format, parse, sameStory } from './phases/1-parse/index.js';
export { type EmitInput, emitBundle } from './phases/6-emit/index.js';
export type { BuildOutput, CheckOutput, FindLibrary, PackFiles, ProgramOptions, ReadPack } from './program/index.js';
export {
  type AnalysisTime,
  installedPacks,
  Program,
  packsInMemory,
  readPack,
  standardLibrary,
  timeAnalyses,
} from './program/index.js';
