export { whoIs } from './logic.js';
export type { ProgramPrivacy } from './program.js';
export { programPrivacy } from './program.js';
export type { Leak } from './sink.js';
