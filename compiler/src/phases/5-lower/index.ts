export type { LoweredParts } from './program.js';
export { lowerProgram } from './program.js';
export { lowerScene } from './scene.js';
