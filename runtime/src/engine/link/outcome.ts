import type { OutcomeIr, StatementIr, Value } from '../../bundle/index.js';
import { Refusal } from '../../world/index.js';
import { markOf, undo } from '../run/savepoint.js';
import type { Turn } from '../run/turn.js';
import type { Execute } from './linked.js';
import type { Linker } from './linker.js';
import { linkArm } from './pattern.js';

/** What an action came to: its result, or why it was refused. */
export type Outcome = { readonly result: Value } | { readonly refusal: Refusal };

/** Whether an arm takes an outcome; binds what its pattern names. */
export type Takes = (turn: Turn, outcome: Outcome) => boolean;

export function linkOutcome(link: Linker, node: OutcomeIr): Takes {
  switch (node.on) {
    case 'result': {
      const matches = linkArm(link, node);
      return (turn, outcome) => 'result' in outcome && matches(turn, outcome.result);
    }
    case 'refusal': {
      const { refusals } = node;
      return (_, outcome) => 'refusal' in outcome && refusals.includes(outcome.refusal.refusal);
    }
    case 'otherwise':
      return () => true;
  }
}

/**
 * An action for its effect. Refused, it has done nothing, and an arm may take the refusal; without one it goes on
 * upward, to the caller's arms or to the ledger.
 */
export function linkActStatement(link: Linker, node: Extract<StatementIr, { do: 'act' }>): Execute {
  const act = link.act(node.act);
  const arms = node.arms.map((arm) => [linkOutcome(link, arm.outcome), link.statements(arm.body)] as const);
  if (arms.length === 0) {
    return (turn) => {
      act(turn);
      return false;
    };
  }
  return (turn) => {
    const outcome = outcomeOf(turn, act);
    for (const [takes, body] of arms) if (takes(turn, outcome)) return body(turn);
    if ('refusal' in outcome) throw outcome.refusal;
    return false;
  };
}

/** Calls an action; what a refused one had done is undone. */
export function outcomeOf(turn: Turn, act: (turn: Turn) => Value): Outcome {
  const mark = markOf(turn);
  try {
    return { result: act(turn) };
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    undo(turn, mark);
    return { refusal };
  }
}
