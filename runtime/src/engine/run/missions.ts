import type { MissionStepIr, Value } from '../../bundle/index.js';
import { Refusal } from '../../world/index.js';
import type { Evaluate, Execute } from '../link/linked.js';
import type { LinkedClock, LinkedMission, LinkedObjective } from '../link/linked-mission.js';
import { missionStands, objectiveStands } from './mission-steps.js';
import { recordRefusal } from './refuse.js';
import { markOf, undo } from './savepoint.js';
import { freshFrame, happen, nowhere, spend, type Turn } from './turn.js';

/** At the end of the first turn readers are told what they are after from the start. */
export function tellMissions(turn: Turn): void {
  for (const mission of turn.program.missions.values()) {
    if (!mission.starts && missionStands(turn.draft, mission) === 'active') tellStarted(turn, mission);
  }
}

/**
 * Takes every step that missions can take, in declaration order, until none can take one; whether any did. A step is
 * taken once and never back, so that this ends by itself.
 */
export function settleMissions(turn: Turn): boolean {
  const { frame, locals } = turn;
  const missions = [...turn.program.missions.values()];
  let moved = false;
  while (missions.filter((mission) => settle(turn, mission)).length > 0) moved = true;
  turn.frame = frame;
  turn.locals = locals;
  return moved;
}

/** One look at a mission: whether it starts; its clocks, its fail states, its objectives, whether it is done. */
function settle(turn: Turn, mission: LinkedMission): boolean {
  const stands = missionStands(turn.draft, mission);
  if (stands === 'done' || stands === 'failed') return false;
  turn.frame = freshFrame(nowhere, [], `mission ${mission.name}`);
  const starting = stands === 'inactive';
  if (starting) {
    if (!mission.starts || !holds(turn, mission, mission.starts)) return false;
    take(turn, mission, undefined, 'active');
    tellStarted(turn, mission);
  }
  const filled = mission.clocks.filter((clock) => fill(turn, mission, clock)).length;
  // A story that loses and wins at once has lost: who wants it otherwise writes so in the fail state.
  const lost = mission.fails.findIndex((fail) => holds(turn, mission, fail));
  if (lost >= 0) {
    finish(turn, mission, 'failed', lost);
    return true;
  }
  let moved = 0;
  for (const objective of mission.objectives) {
    const step = stepOf(turn, mission, objective);
    if (!step) continue;
    moved += 1;
    take(turn, mission, objective.name, step);
    if (!objective.hidden || step !== 'open') tell(turn, mission, step, objective.name);
    if (step !== 'failed' || objective.optional) continue;
    finish(turn, mission, 'failed');
    return true;
  }
  const { needed } = mission;
  if (needed.length > 0 && needed.every(({ key }) => turn.draft.get(key) === 'done')) {
    complete(turn, mission);
    return true;
  }
  return starting || filled + moved > 0;
}

/** A clock that has come to its figure runs its block, once; a refusal undoes the block, and the clock is full all the same. */
function fill(turn: Turn, mission: LinkedMission, clock: LinkedClock): boolean {
  if (turn.draft.get(clock.key) !== undefined || !holds(turn, mission, clock.is)) return false;
  take(turn, mission, clock.name, 'full');
  if (clock.shown) tell(turn, mission, 'full', clock.name);
  runBlock(turn, mission, clock.body);
  return true;
}

/** What an objective comes to now; undefined where it stays what it is. */
function stepOf(turn: Turn, mission: LinkedMission, objective: LinkedObjective): MissionStepIr | undefined {
  const { after, fail, done } = objective;
  switch (objectiveStands(turn.draft, mission, objective)) {
    case 'waiting': {
      if (!after) return undefined;
      const isDone = (key: string): boolean => turn.draft.get(key) === 'done';
      return (after.any ? after.keys.some(isDone) : after.keys.every(isDone)) ? 'open' : undefined;
    }
    case 'open':
      if (fail && holds(turn, mission, fail)) return 'failed';
      return done && holds(turn, mission, done) ? 'done' : undefined;
    case 'done':
    case 'failed':
      return undefined;
  }
}

/** What was only to be kept has been, where it still is open. Then the reward. */
function complete(turn: Turn, mission: LinkedMission): void {
  for (const objective of mission.objectives) {
    if (objective.done || objectiveStands(turn.draft, mission, objective) !== 'open') continue;
    take(turn, mission, objective.name, 'done');
    tell(turn, mission, 'done', objective.name);
  }
  finish(turn, mission, 'done');
  runBlock(turn, mission, mission.reward);
}

function finish(turn: Turn, mission: LinkedMission, step: 'done' | 'failed', fail?: number): void {
  const which = fail === undefined ? {} : { fail };
  happen(turn, { event: 'mission', mission: mission.name, is: step, ...which });
  turn.output.push({ part: 'mission', mission: mission.name, is: step, ...which });
}

function take(turn: Turn, { name: mission }: LinkedMission, part: string | undefined, is: MissionStepIr): void {
  happen(turn, { event: 'mission', mission, ...(part !== undefined && { part }), is });
}

function tell(turn: Turn, { name: mission }: LinkedMission, is: MissionStepIr, item?: string): void {
  turn.output.push({ part: 'mission', mission, ...(item !== undefined && { item }), is });
}

/** A mission, and what is open of it from its start. */
function tellStarted(turn: Turn, mission: LinkedMission): void {
  tell(turn, mission, 'active');
  for (const objective of mission.objectives) {
    if (!objective.hidden && objectiveStands(turn.draft, mission, objective) === 'open') {
      tell(turn, mission, 'open', objective.name);
    }
  }
}

/** A condition that is refused does not hold. It is asked again and again, so that is not recorded. */
function holds(turn: Turn, mission: LinkedMission, condition: Evaluate): boolean {
  const { path, depth, quiet } = turn;
  turn.locals = localsOf(mission);
  turn.quiet = true;
  spend(turn, 1);
  try {
    return condition(turn) === true;
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return false;
  } finally {
    turn.path = path;
    turn.depth = depth;
    turn.quiet = quiet;
  }
}

/** A block is refused whole, as an action is. */
function runBlock(turn: Turn, mission: LinkedMission, body: Execute): void {
  const locals = localsOf(mission);
  turn.frame = freshFrame(nowhere, locals, turn.frame.path);
  turn.locals = locals;
  spend(turn, 1);
  turn.overwritten.length = 0;
  const mark = markOf(turn);
  try {
    body(turn);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    undo(turn, mark);
    recordRefusal(turn, mission.name, refusal);
  }
}

function localsOf({ size }: LinkedMission): (Value | undefined)[] {
  return new Array<Value | undefined>(size).fill(undefined);
}
