export { createFolderArtifacts } from './artifacts-folder.js';
