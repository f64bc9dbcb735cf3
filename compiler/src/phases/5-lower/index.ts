export { inCampaign } from './campaign.js';
export { lowerDeck } from './deck.js';
export { neededWaiting, type SlotFlow, slotFlow, slotsRead, stepsFrom } from './held/index.js';
export type { LoweredParts } from './program.js';
export { lowerProgram } from './program.js';
export { lowerLeadsTo } from './query.js';
export { lowerScene } from './scene.js';
export { lowerSimulations } from './simulation.js';
