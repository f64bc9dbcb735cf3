import type { ClockIr, ExprIr, MissionIr, ObjectiveIr } from '../../bundle/index.js';
import { cellKey } from '../../world/index.js';
import { hasCome } from '../run/mission-steps.js';
import type { Evaluate } from './linked.js';
import type { LinkedClock, LinkedMission, LinkedObjective } from './linked-mission.js';
import type { Linker } from './linker.js';

/** A mission; its conditions and blocks share one set of locals, as the statements of a routine do. */
export function linkMission(link: Linker, node: MissionIr): LinkedMission {
  const { name } = node;
  const starts = optional(link, node.starts);
  const objectives = node.objectives.map((objective) => linkObjective(link, name, objective));
  const clocks = node.clocks.map((clock) => linkClock(link, name, clock));
  const fails = node.fails.map(({ when }) => link.expression(when));
  const reward = link.statements(node.reward);
  return {
    name,
    key: cellKey('x', name),
    starts,
    objectives,
    needed: objectives.filter((each) => !each.optional && each.done !== undefined),
    clocks,
    fails,
    reward,
    size: link.slots.names.length,
  };
}

function linkObjective(link: Linker, mission: string, node: ObjectiveIr): LinkedObjective {
  const { name, optional: isOptional = false, hidden = false, after } = node;
  return {
    name,
    key: cellKey('x', mission, name),
    optional: isOptional,
    hidden,
    after: after && {
      any: after.any,
      keys: after.objectives.map((each) => cellKey('x', mission, each)),
    },
    done: optional(link, node.done),
    fail: optional(link, node.fail),
  };
}

function linkClock(link: Linker, mission: string, { name, title, from, full, is, body }: ClockIr): LinkedClock {
  return {
    name,
    key: cellKey('x', mission, name),
    shown: title !== undefined,
    from: link.expression(from),
    full: link.expression(full),
    is: link.expression(is),
    body: link.statements(body),
  };
}

function optional(link: Linker, node: ExprIr | undefined): Evaluate | undefined {
  return node && link.expression(node);
}

/** `find_ledger.done`, `find_ledger.search.done`, `find_ledger.high_water.full`. */
export function linkMissionRead({ mission, part, is }: Extract<ExprIr, { op: 'mission' }>): Evaluate {
  return (turn) => {
    const linked = turn.program.missions.get(mission);
    if (!linked) throw new TypeError(`no mission ${mission}`);
    return hasCome(turn.draft, linked, part, is);
  };
}
