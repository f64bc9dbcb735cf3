export { inCampaign } from './campaign.js';
export { lowerDeck } from './deck.js';
export type { LoweredParts } from './program.js';
export { lowerProgram } from './program.js';
export { lowerLeadsTo } from './query.js';
export { lowerScene } from './scene.js';
export { lowerSimulations } from './simulation.js';
