export type { Guarded, Keeping, Revealed } from './guarded.js';
export {
  carryGuard,
  guardOf,
  keepingOf,
  noteGuarded,
  noteRevealed,
  noteSlot,
  revealedOf,
  slotKeeping,
} from './guarded.js';
export { reportNotKept } from './not-kept.js';
