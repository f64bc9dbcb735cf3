import type { ExprIr, Value } from '../../bundle/index.js';
import { Refusal } from '../../world/index.js';
import { recordRefusal } from '../run/refuse.js';
import type { Evaluate } from './linked.js';
import type { Linker } from './linker.js';

/** This version has no solver: the ledger says which goal was asked for, and its episode stays open. */
export function linkPursue(
  link: Linker,
  { goal, site, arguments: given }: Extract<ExprIr, { op: 'pursue' }>,
): Evaluate {
  const values = link.expressions(given);
  const open: Value = {
    is: 'record',
    fields: { goal, outcome: null, disputed: false, reason: `The goal ${goal} was not pursued.` },
  };
  return (turn) => {
    if (turn.quiet) throw new Refusal('effectInPreview');
    for (const value of values) value(turn);
    recordRefusal(turn, site, new Refusal('notRun', `goal ${goal}`));
    return open;
  };
}
