import type { MissionIr, MissionStepIr } from '../ir/index.js';

/** What may be asked of a mission, of an objective, of a clock. */
export function mayBe(mission: MissionIr, part: string | undefined, is: MissionStepIr): boolean {
  if (part === undefined) return is === 'active' || is === 'done' || is === 'failed';
  if (mission.objectives.some(({ name }) => name === part)) return is === 'open' || is === 'done' || is === 'failed';
  return is === 'full' && mission.clocks.some(({ name }) => name === part);
}
