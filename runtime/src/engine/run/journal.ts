import type { Value } from '../../bundle/index.js';
import { Draft, type Hashing, Refusal } from '../../world/index.js';
import type { MissionView } from '../journal.js';
import type { Evaluate, LinkedProgram } from '../link/linked.js';
import type { LinkedClock, LinkedMission } from '../link/linked-mission.js';
import type { State } from '../state.js';
import { missionStands, objectiveStands } from './mission-steps.js';
import { beginTurn, type Turn } from './turn.js';

/** How all missions stand, in declaration order. Nothing changes. */
export function missionsIn(
  program: LinkedProgram,
  hashing: Hashing,
  state: State,
  seat: string,
): readonly MissionView[] {
  const draft = new Draft(hashing, state.cells, state.turn);
  const campaign = state.campaign ?? new Map<string, Value>();
  const turn = beginTurn(program, draft, { seat, salt: '', campaign, choices: state.choices, quiet: true });
  return [...program.missions.values()].map((mission) => ({
    mission: mission.name,
    stands: missionStands(draft, mission),
    objectives: mission.objectives.map((objective) => ({
      name: objective.name,
      stands: objectiveStands(draft, mission, objective),
    })),
    clocks: mission.clocks.map((clock) => clockIn(turn, mission, clock)),
  }));
}

function clockIn(turn: Turn, mission: LinkedMission, { name, from, full }: LinkedClock): MissionView['clocks'][number] {
  const at = figure(turn, mission, from);
  const most = figure(turn, mission, full);
  return { name, ...(at !== undefined && { at }), ...(most !== undefined && { full: most }) };
}

function figure(turn: Turn, { size }: LinkedMission, evaluate: Evaluate): Value | undefined {
  turn.locals = new Array<Value | undefined>(size).fill(undefined);
  try {
    return evaluate(turn);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return undefined;
  }
}
