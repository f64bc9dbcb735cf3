import type { Waiting } from '../engine/index.js';
import type { BranchKey } from '../ports/index.js';
import { fetchEffects } from './execute.js';
import type { Host } from './host.js';
import { type HostResult, succeed } from './host-error.js';
import { liveBranch } from './live-branch.js';

/** What a seat can do now: after a turn of its own it is told, after that of another it has to ask. */
export async function waitingOf(host: Host, key: BranchKey, seat: string): Promise<HostResult<Waiting>> {
  const branch = await liveBranch(host, key);
  if (!branch.ok) return branch;
  const { story, state } = branch.value;
  const effects = await fetchEffects(host, story, key);
  return effects.ok ? succeed(story.engine.waiting(state, seat, effects.value)) : effects;
}
