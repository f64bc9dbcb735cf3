export { type Edits, editedFiles, readEdits, withEdits } from './edits.js';
export {
  appliedParts,
  differsFrom,
  type FolderFault,
  type FolderFiles,
  migrationFileName,
  readFolder,
  renderFolder,
  sessionsFileName,
  sessionsText,
  sqlParts,
} from './folder.js';
export { mergeSides } from './merge-sides.js';
export { parseMigrationFile } from './migration-file.js';
