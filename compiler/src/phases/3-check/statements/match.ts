import type { ExprArmIr, ExprIr, StatementArmIr, StatementIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { Block, MatchExpression, MatchStatement } from '../../1-parse/index.js';
import { asFigure, joinFigures } from '../builtins/figures.js';
import type { Elaborated } from '../checked.js';
import type { CheckedBlock, Checker, Wanted } from '../checker.js';
import { describe } from '../fit.js';
import { nothingTy, type Ty, unknownTy } from '../types.js';
import { type CheckedArms, checkArms } from './arms.js';

/** `match x { … }` where a value is wanted. */
export function matchExpression(c: Checker, e: MatchExpression, hint: Ty | undefined): Elaborated {
  const subject = c.expression(e.subject);
  // An arm may meet chance or change only where the whole value may.
  const checked = checkArms(c, e.arms, subject, e.subject.span, (body) => logicBody(c, body, hint ?? 'any'));
  return matchValue(c, subject.ir, checked);
}

/** The value of arms whose bodies are logic: their types are joined. */
export function matchValue(c: Checker, subject: ExprIr, checked: CheckedArms<CheckedBlock>): Elaborated {
  let type: Ty | undefined;
  for (const { arm, body } of checked.arms) {
    // A body without a value has said so, or does not come to its end.
    if (!body.value) continue;
    const joined = type === undefined ? body.type : joinFigures(type, body.type);
    if (!joined && type)
      c.report(catalogue.unlikeValues, arm.span, { first: describe(type), second: describe(body.type) });
    type = joined ?? unknownTy;
  }
  const whole = type ?? (checked.end ? unknownTy : nothingTy);
  const arms = checked.arms.map(({ head, body }): ExprArmIr => ({ ...head, value: blockValue(body, whole) }));
  // Arms without a value have said so themselves.
  return { type: whole.kind === 'nothing' ? unknownTy : whole, ir: { op: 'match', subject, arms } };
}

/** A block as one expression. */
export function blockValue(block: CheckedBlock, type: Ty): ExprIr {
  const value = block.value
    ? asFigure({ type: block.type, ir: block.value }, type)
    : ({ op: 'const', value: null } as const);
  return block.do.length === 0 ? value : { op: 'block', do: block.do, value };
}

/** `match` as a statement of logic. */
export function matchStatement(c: Checker, statement: MatchStatement, into: StatementIr[]): boolean {
  const subject = c.expression(statement.subject);
  const checked = checkArms(c, statement.arms, subject, statement.subject.span, (body) => logicBody(c, body, 'none'));
  into.push({
    do: 'match',
    subject: subject.ir,
    arms: checked.arms.map(({ head, body }): StatementArmIr => ({ ...head, body: body.do })),
  });
  return checked.end;
}

/** A body that must be logic here; prose in its place was reported by the parser. */
export function logicBody(c: Checker, body: Block, wanted: Wanted): CheckedBlock {
  if (body.kind === 'logicBlock') return c.rules.block(c, body, wanted);
  return { do: [], value: undefined, type: unknownTy, ends: false };
}
