import type { StatementIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { Expression, LogicBlock, Statement } from '../../1-parse/index.js';
import type { CheckedBlock, Checker, Wanted } from '../checker.js';
import { fit } from '../fit.js';
import { isPersonal, nothingTy, personalTy, type Ty, unknownTy } from '../types.js';
import { callRule } from './call.js';
import { ifValue } from './conditional.js';
import { matchExpression } from './match.js';

/** A block of logic in its own scope. Its last statement is its value where one is wanted. */
export function blockRule(c: Checker, block: LogicBlock, wanted: Wanted): CheckedBlock {
  return c.inside(() => {
    const into: StatementIr[] = [];
    const { statements } = block;
    const last = wanted === 'none' ? undefined : statements.at(-1);
    let ends = false;
    for (const statement of statements) {
      if (ends) {
        c.report(catalogue.neverReached, statement.span, {});
        return { do: into, value: undefined, type: unknownTy, ends };
      }
      if (statement === last) {
        const tail = tailValue(c, statement, wanted);
        if (!tail.value && !tail.ends && tail.type.kind !== 'unknown')
          c.report(catalogue.valueMissing, valueSpan(statement), {});
        return { ...tail, do: [...into, ...tail.do] };
      }
      ends = c.rules.statement(c, statement, into);
    }
    if (wanted !== 'none' && !ends) c.report(catalogue.valueMissing, block.span, {});
    return { do: into, value: undefined, type: wanted === 'none' ? nothingTy : unknownTy, ends };
  });
}

/** The last statement of a block as its value. */
function tailValue(c: Checker, statement: Statement, wanted: Wanted): CheckedBlock {
  return c.at(c.idOf(statement), () => {
    switch (statement.kind) {
      case 'expressionStatement':
        return expressionTail(c, statement.expression, wanted);
      case 'callStatement': {
        if (statement.arms.length === 0) {
          const { callee, span } = statement;
          return expressionTail(c, { kind: 'call', callee, arguments: statement.arguments, span }, wanted);
        }
        const call = callRule(c, statement, wanted);
        return { do: [], value: call.value, type: call.type, ends: call.ends };
      }
      case 'if':
        return ifValue(c, statement, wanted);
      case 'match': {
        const value = matchExpression(
          c,
          { kind: 'matchExpression', subject: statement.subject, arms: statement.arms, span: statement.span },
          typeOf(wanted),
        );
        return { do: [], value: value.ir, type: value.type, ends: false };
      }
      case 'errorStatement':
        return { do: [], value: undefined, type: unknownTy, ends: false };
      default: {
        const into: StatementIr[] = [];
        const ends = c.rules.statement(c, statement, into);
        return { do: into, value: undefined, type: nothingTy, ends };
      }
    }
  });
}

function expressionTail(c: Checker, expression: Expression, wanted: Wanted): CheckedBlock {
  const value = c.expression(expression, typeOf(wanted));
  if (value.type.kind === 'nothing') {
    const into: StatementIr[] = value.ir.op === 'act' ? [{ do: 'act', act: value.ir.act, arms: [] }] : [];
    return { do: into, value: undefined, type: nothingTy, ends: false };
  }
  if (typeof wanted === 'string') return { do: [], value: value.ir, type: value.type, ends: false };
  const ir = fit(c, value, wanted, expression.span);
  const type = value.type.kind === 'unknown' ? value.type : isPersonal(value.type) ? personalTy(wanted) : wanted;
  return { do: [], value: ir, type, ends: false };
}

function typeOf(wanted: Wanted): Ty | undefined {
  return typeof wanted === 'string' ? undefined : wanted;
}

/** Where a missing value is shown: at the statement that has none, not over all it holds. */
function valueSpan(statement: Statement): Statement['span'] {
  return statement.kind === 'if' ? statement.condition.span : statement.span;
}
