import type { MissionStepIr } from '../../bundle/index.js';
import type { Draft } from '../../world/index.js';
import type { LinkedMission, LinkedObjective } from '../link/linked-mission.js';

/** How a mission stands, and an objective of it. A cell says so once a step was taken; until then it follows from the rest. */
export type MissionStanding = 'inactive' | 'active' | 'done' | 'failed';
export type ObjectiveStanding = 'waiting' | 'open' | 'done' | 'failed';

/** A mission that waits for nothing is active without a cell: so a save from before it was written has it, too. */
export function missionStands(draft: Draft, { key, starts }: LinkedMission): MissionStanding {
  const cell = draft.get(key);
  if (cell === 'active' || cell === 'done' || cell === 'failed') return cell;
  return starts ? 'inactive' : 'active';
}

/** An objective is open only while its mission goes on: afterwards it stays as it was, out of reach. */
export function objectiveStands(
  draft: Draft,
  mission: LinkedMission,
  { key, after }: LinkedObjective,
): ObjectiveStanding {
  const cell = draft.get(key);
  if (cell === 'done' || cell === 'failed') return cell;
  if (missionStands(draft, mission) !== 'active') return 'waiting';
  return after && cell !== 'open' ? 'waiting' : 'open';
}

/** Whether a mission, or a part of it, has come to this. */
export function hasCome(draft: Draft, mission: LinkedMission, part: string | undefined, is: MissionStepIr): boolean {
  if (part === undefined) return missionStands(draft, mission) === is;
  const objective = mission.objectives.find(({ name }) => name === part);
  if (objective) return objectiveStands(draft, mission, objective) === is;
  const clock = mission.clocks.find(({ name }) => name === part);
  return clock !== undefined && draft.get(clock.key) === is;
}
