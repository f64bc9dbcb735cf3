import type { StatementArmIr, StatementIr } from '../../bundle/index.js';
import { Refusal } from '../../world/index.js';
import { personal } from '../run/personal.js';
import { spend } from '../run/turn.js';
import type { Execute } from './linked.js';
import type { Linker } from './linker.js';
import { linkArm } from './pattern.js';
import { elementsOf } from './values.js';

type Of<D extends StatementIr['do']> = Extract<StatementIr, { do: D }>;

/** Statements in order, until one returns. */
export function linkSequence(statements: readonly Execute[]): Execute {
  const [first, second] = statements;
  if (!first) return () => false;
  if (!second) return first;
  return (turn) => {
    spend(turn, 1);
    for (const statement of statements) if (statement(turn)) return true;
    return false;
  };
}

export function linkLet(link: Linker, node: Of<'let'>): Execute {
  const value = link.expression(node.value);
  const write = link.write(link.slots.index(node.slot));
  if (node.personal) {
    return (turn) => {
      write(turn, personal(turn, value(turn)));
      return false;
    };
  }
  return (turn) => {
    write(turn, value(turn));
    return false;
  };
}

/** The right side comes before the target. */
export function linkSet(link: Linker, node: Of<'set'>): Execute {
  const value = link.expression(node.value);
  const target = link.target(node.to, node.id);
  const wrap = node.personal === true;
  return (turn) => {
    const result = value(turn);
    target.set(turn, wrap ? personal(turn, result) : result);
    return false;
  };
}

export function linkIfStatement(link: Linker, node: Of<'if'>): Execute {
  const condition = link.expression(node.condition);
  const then = link.statements(node.then);
  const otherwise = link.statements(node.else);
  return (turn) => (condition(turn) === true ? then(turn) : otherwise(turn));
}

export function linkMatchStatement(link: Linker, node: Of<'match'>): Execute {
  const subject = link.expression(node.subject);
  const arms = node.arms.map((arm: StatementArmIr) => [linkArm(link, arm), link.statements(arm.body)] as const);
  return (turn) => {
    const value = subject(turn);
    for (const [matches, body] of arms) if (matches(turn, value)) return body(turn);
    return false;
  };
}

/** Over the collection as it was when the loop began. `index` counts from 0, over the elements that pass `condition`, too. */
export function linkForStatement(link: Linker, node: Of<'for'>): Execute {
  const source = link.expression(node.source);
  const slot = link.slots.index(node.slot);
  const indexSlot = node.index === undefined ? slot : link.slots.index(node.index);
  const writeItem = link.write(slot);
  const writeIndex = node.index === undefined ? undefined : link.write(indexSlot);
  const condition = node.condition && link.expression(node.condition);
  const body = link.statements(node.body);
  return (turn) => {
    const items = elementsOf(source(turn));
    for (let i = 0; i < items.length; i++) {
      spend(turn, 1);
      writeItem(turn, items[i] ?? null);
      writeIndex?.(turn, i);
      if (condition && condition(turn) !== true) continue;
      if (body(turn)) return true;
    }
    // The binders' life ends here; what is left in a frame is saved.
    turn.locals[slot] = undefined;
    turn.locals[indexSlot] = undefined;
    return false;
  };
}

export function linkEvaluate(link: Linker, node: Of<'evaluate'>): Execute {
  const value = link.expression(node.value);
  return (turn) => {
    value(turn);
    return false;
  };
}

export function linkReturn(link: Linker, node: Of<'return'>): Execute {
  const value = node.value && link.expression(node.value);
  return (turn) => {
    turn.returned = value ? value(turn) : null;
    return true;
  };
}

export function linkRefuse(node: Of<'refuse'>): Execute {
  const { refusal } = node;
  return () => {
    throw new Refusal(refusal);
  };
}
