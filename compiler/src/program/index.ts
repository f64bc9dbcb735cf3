export type { PackFiles } from './pack-files.js';
export type { BuildOutput, CheckOutput, ProgramOptions } from './program.js';
export { Program } from './program.js';
export type { ReadPack } from './read-pack.js';
export { readPack } from './read-pack.js';
export { standardLibrary } from './standard-library.js';
