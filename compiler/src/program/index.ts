export { installedPacks } from './installed-packs.js';
export type { FindLibrary } from './libraries.js';
export type { BuildOutput, CheckOutput, DeclaredPack, ProgramOptions } from './outputs.js';
export type { PackFiles } from './pack-files.js';
export { packsInMemory } from './packs-in-memory.js';
export { Program } from './program.js';
export type { ReadPack } from './read-pack.js';
export { decodeSource, readPack, readSource, sourcePaths } from './read-pack.js';
export { standardLibrary } from './standard-library.js';
