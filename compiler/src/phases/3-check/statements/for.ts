import type { ExprIr, StatementIr } from '@fabula/runtime/bundle';
import type { ForStatement } from '../../1-parse/index.js';
import type { Checker } from '../checker.js';
import { iterated } from '../expressions/list.js';
import { condition } from '../fit.js';
import { assignedIn } from '../flow/assigned.js';
import { afterLoop, belowSizeKey, joinFacts, withFact } from '../flow/facts.js';
import { intTy } from '../types.js';
import { declareOnce, reportHidden } from './let.js';
import { logicBody } from './match.js';

/** The head of a loop, its binders declared. */
export interface CheckedFor {
  readonly source: ExprIr;
  readonly slot: string;
  readonly index?: string;
  readonly condition?: ExprIr;
}

/**
 * Checks a loop: its head, then its body with what is still known when the body runs again. The body is checked in a
 * scope that has the binders.
 */
export function checkFor<T>(
  c: Checker,
  statement: ForStatement,
  checkBody: () => T,
): { readonly head: CheckedFor; readonly body: T } {
  const { type, ir: source } = iterated(c, statement.source);
  const { names, acts } = assignedIn(statement.body);
  const before = afterLoop(c.facts, names, acts);
  c.facts = before;
  const result = c.inside(() => {
    reportHidden(c, statement.binder);
    const { slot } = declareOnce(c, statement.binder, type);
    if (statement.index) reportHidden(c, statement.index);
    const index = statement.index && declareOnce(c, statement.index, { ...intTy, low: 0 }).slot;
    const inside = index === undefined ? undefined : belowSizeKey({ op: 'local', slot: index }, source);
    if (inside !== undefined) c.facts = withFact(c.facts, inside, { kind: 'bool', value: true });
    const { condition: written } = statement;
    const filter = written && c.purely('the condition of a loop', () => condition(c, written));
    c.assume(filter?.yes);
    const body = checkBody();
    const head: CheckedFor = {
      source,
      slot,
      ...(index !== undefined && { index }),
      ...(filter && { condition: filter.ir }),
    };
    return { head, body };
  });
  c.facts = joinFacts(before, c.facts);
  return result;
}

/** `for` in logic. */
export function forStatement(c: Checker, statement: ForStatement, into: StatementIr[]): boolean {
  const { head, body } = checkFor(c, statement, () => logicBody(c, statement.body, 'none'));
  into.push({ do: 'for', ...head, body: body.do });
  return false;
}
