import type { ExprIr, StatementIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { IfStatement } from '../../1-parse/index.js';
import { joinFigures } from '../builtins/figures.js';
import type { CheckedBlock, Checker, Wanted } from '../checker.js';
import { condition, describe } from '../fit.js';
import { joinFacts } from '../flow/facts.js';
import { nothingTy, unknownTy } from '../types.js';
import { blockValue, logicBody } from './match.js';

/** `if` in logic, as a statement. */
export function ifStatement(c: Checker, statement: IfStatement, into: StatementIr[]): boolean {
  const { test, then, otherwise, ends } = branches(c, statement, 'none');
  into.push({ do: 'if', condition: test, then: then.do, else: otherwise?.do ?? [] });
  return ends;
}

/** `if` in logic where a value is wanted: both ways must have one. */
export function ifValue(c: Checker, statement: IfStatement, wanted: Wanted): CheckedBlock {
  const { test, then, otherwise, ends } = branches(c, statement, wanted);
  if (!otherwise) {
    // The block's end says that there is no value; here is why.
    return {
      do: [{ do: 'if', condition: test, then: then.do, else: [] }],
      value: undefined,
      type: nothingTy,
      ends: false,
    };
  }
  if (ends)
    return {
      do: [{ do: 'if', condition: test, then: then.do, else: otherwise.do }],
      value: undefined,
      type: unknownTy,
      ends: true,
    };
  const left = then.ends ? unknownTy : then.type;
  const right = otherwise.ends ? unknownTy : otherwise.type;
  const type = joinFigures(left, right);
  if (!type) c.report(catalogue.unlikeValues, statement.span, { first: describe(left), second: describe(right) });
  const whole = type ?? unknownTy;
  const value: ExprIr = {
    op: 'if',
    condition: test,
    then: blockValue(then, whole),
    else: blockValue(otherwise, whole),
  };
  const missing = (!then.value && !then.ends) || (!otherwise.value && !otherwise.ends);
  return { do: [], value: missing ? undefined : value, type: missing ? unknownTy : whole, ends: false };
}

function branches(c: Checker, statement: IfStatement, wanted: Wanted) {
  const test = condition(c, statement.condition);
  c.asked.inRow(statement, statement.condition, test, statement.otherwise);
  const before = c.facts;
  c.assume(test.yes);
  const then = logicBody(c, statement.then, wanted);
  const afterThen = c.facts;
  c.facts = before;
  c.assume(test.no);
  const { otherwise: written } = statement;
  const otherwise = written && (written.kind === 'if' ? nested(c, written, wanted) : logicBody(c, written, wanted));
  const ends = then.ends && otherwise?.ends === true;
  if (otherwise?.ends) c.facts = afterThen;
  else if (!then.ends) c.facts = joinFacts(afterThen, c.facts);
  return { test: test.ir, then, otherwise, ends };
}

function nested(c: Checker, statement: IfStatement, wanted: Wanted): CheckedBlock {
  if (wanted !== 'none') return ifValue(c, statement, wanted);
  const into: StatementIr[] = [];
  const ends = ifStatement(c, statement, into);
  return { do: into, value: undefined, type: nothingTy, ends };
}
