import type { Draft } from './draft.js';

/** The cell of the story's time: an instant, in milliseconds. */
export const storyClock = 'm/clock';

/** What time it is in the story. Until something advances it, it is when the pack begins. */
export function storyTime(draft: Draft): number {
  const at = draft.get(storyClock);
  return typeof at === 'number' ? at : 0;
}
