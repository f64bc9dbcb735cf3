import { recordRefusal, refusable } from '../run/refuse.js';
import { spend } from '../run/turn.js';
import type { Operate } from './linked.js';
import { linkOutcome, outcomeOf } from './outcome.js';
import { linkArm } from './pattern.js';
import type { OpOf, Placed, SceneLinker } from './scene-linker.js';
import { elementsOf } from './values.js';

export function linkDo(link: SceneLinker, { op, pc, owner }: Placed<OpOf<'do'>>): Operate {
  const statement = link.statements([op.do]);
  return refusable(owner, pc + 1, (turn) => {
    statement(turn);
    return pc + 1;
  });
}

export function linkBranch(link: SceneLinker, { op, pc, owner }: Placed<OpOf<'branch'>>): Operate {
  const condition = link.expression(op.condition);
  const { else: otherwise } = op;
  return refusable(owner, otherwise, (turn) => (condition(turn) === true ? pc + 1 : otherwise));
}

export function linkMatchOp(link: SceneLinker, { op, owner }: Placed<OpOf<'match'>>): Operate {
  const subject = link.expression(op.subject);
  const arms = op.arms.map((arm) => [linkArm(link, arm), arm.to] as const);
  const { else: otherwise } = op;
  return refusable(owner, otherwise, (turn) => {
    const value = subject(turn);
    for (const [matches, to] of arms) if (matches(turn, value)) return to;
    return otherwise;
  });
}

/** An action's outcome decides where flow goes on; a refusal that no arm takes is recorded. */
export function linkActOp(link: SceneLinker, { op, owner }: Placed<OpOf<'act'>>): Operate {
  const act = link.act(op.act);
  const arms = op.arms.map((arm) => [linkOutcome(link, arm.outcome), arm.to] as const);
  const { else: otherwise } = op;
  return refusable(owner, otherwise, (turn) => {
    const outcome = outcomeOf(turn, act);
    for (const [takes, to] of arms) if (takes(turn, outcome)) return to;
    if ('refusal' in outcome) recordRefusal(turn, owner, outcome.refusal);
    return otherwise;
  });
}

/** Over a snapshot that is kept in the frame, so that the loop goes on after an input point. */
export function linkForOp(link: SceneLinker, { op, pc, owner }: Placed<OpOf<'for'>>): Operate {
  const source = link.expression(op.source);
  const writeItem = link.write(link.slots.index(op.slot));
  const writeIndex = op.index === undefined ? undefined : link.write(link.slots.index(op.index));
  const condition = op.condition && link.expression(op.condition);
  const { id, end } = op;
  const round: Operate = refusable(owner, end, (turn) => {
    const { frame } = turn;
    const loop = frame.loops.get(id);
    // Flow came into the body from elsewhere: there is no loop to go on with.
    if (!loop) return end;
    const loops = new Map(frame.loops);
    for (let at = loop.at + 1; at < loop.items.length; at++) {
      spend(turn, 1);
      writeItem(turn, loop.items[at] ?? null);
      writeIndex?.(turn, at);
      if (condition && condition(turn) !== true) continue;
      loops.set(id, { items: loop.items, at });
      frame.loops = loops;
      return pc + 1;
    }
    loops.delete(id);
    frame.loops = loops;
    return end;
  });
  link.rounds.set(id, round);
  const start = refusable(owner, end, (turn) => {
    const items = elementsOf(source(turn));
    const loops = new Map(turn.frame.loops);
    loops.set(id, { items, at: -1 });
    turn.frame.loops = loops;
    return pc;
  });
  return (turn) => (start(turn) === pc ? round(turn) : end);
}

export function linkAgain(link: SceneLinker, { op }: Placed<OpOf<'again'>>): Operate {
  const round = link.rounds.get(op.for);
  if (!round) throw new TypeError(`no loop ${op.for} above its end`);
  return round;
}
