export { standardLibrary } from './standard-library.js';
export { readPack } from './read-pack.js';
export type { ReadPack } from './read-pack.js';
export { Program } from './program.js';
export type { BuildOutput, CheckOutput, ProgramOptions } from './program.js';
export type { PackFiles } from './pack-files.js';
