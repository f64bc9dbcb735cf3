import { Refusal } from '../../world/index.js';
import { recordRefusal } from './refuse.js';
import type { Turn } from './turn.js';

/**
 * Tells, once a session, what of its pack nobody will run or serve: workflows that wait for a time or for a reader's
 * return, and documents that readers share. What waits for an event is told of when that happens.
 */
export function tellNotBuilt(turn: Turn): void {
  const { workflows = {}, shared = [] } = turn.program.ir.experimental ?? {};
  for (const { name, on } of Object.values(workflows)) {
    if (!on || on.on === 'event') continue;
    recordRefusal(turn, name, new Refusal('notRun', `workflow ${name}`));
  }
  for (const name of shared) recordRefusal(turn, name, new Refusal('notServed', `shared ${name}`));
}
