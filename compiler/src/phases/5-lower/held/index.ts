export { keptSlots, neededWaiting, type SlotFlow, slotFlow } from './held-slots.js';
export { slotsRead } from './slots-read.js';
export { stepsFrom } from './steps.js';
