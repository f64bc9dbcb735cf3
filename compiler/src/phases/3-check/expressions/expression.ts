import type { Expression } from '../../1-parse/index.js';
import type { Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import { matchExpression } from '../statements/match.js';
import { runValue } from '../statements/run.js';
import { boolOf, durationTy, noneTy, type Ty } from '../types.js';
import { unknownValue } from '../unknown-value.js';
import { allExpression } from './all.js';
import { arithmetic, negative } from './arithmetic.js';
import { askExpression, inferExpression, interpretExpression } from './ask.js';
import { comparison } from './comparison.js';
import { conditional } from './conditional.js';
import { hasExpression } from './has.js';
import { comprehension, listExpression, rangeExpression } from './list.js';
import { amountOf, diceLiteral, floatLiteral, intLiteral, textLiteral, unitLiteral } from './literal.js';
import { junction, negation } from './logic.js';
import { meaningOf } from './meaning.js';
import { contains, isIn } from './membership.js';
import { existsExpression, newExpression } from './new.js';
import { pursueExpression } from './pursue.js';
import { recordExpression } from './record.js';
import { valueOf } from './value-of.js';

/** Infers an expression. `hint` is the type that would be welcome; whether the result has it is the caller's question. */
export function expressionRule(c: Checker, e: Expression, hint: Ty | undefined): Elaborated {
  switch (e.kind) {
    case 'nameExpression':
    case 'member':
    case 'index':
    case 'call':
      return valueOf(c, meaningOf(c, e, hint, 'read'), hint, e.span);
    case 'int':
      return intLiteral(e, hint);
    case 'float':
      return floatLiteral(c, e, hint);
    case 'text':
      return textLiteral(c, e);
    case 'bool':
      return { type: boolOf(e.value), ir: { op: 'const', value: e.value } };
    case 'none':
      return { type: noneTy, ir: { op: 'const', value: null } };
    case 'dice':
      return diceLiteral(e);
    case 'duration':
      return { type: durationTy, ir: { op: 'const', value: e.milliseconds } };
    case 'unit':
      return unitLiteral(c, e);
    case 'unary':
      return e.operator === 'not' ? negation(c, e) : negative(c, e, hint);
    case 'binary':
      return binary(c, e, hint);
    case 'has':
      return hasExpression(c, e);
    case 'conditional':
      return conditional(c, e, hint);
    case 'matchExpression':
      return matchExpression(c, e, hint);
    case 'range':
      return rangeExpression(c, e);
    case 'list':
      return listExpression(c, e, hint);
    case 'comprehension':
      return comprehension(c, e, hint);
    case 'record':
      return recordExpression(c, e, hint);
    case 'new':
      return newExpression(c, e);
    case 'exists':
      return existsExpression(c, e);
    case 'amount':
      return amountOf(c, e);
    case 'run':
      return runValue(c, e);
    case 'all':
      return allExpression(c, e);
    case 'pursue':
      return pursueExpression(c, e);
    case 'ask':
      return askExpression(c, e);
    case 'infer':
      return inferExpression(c, e);
    case 'interpret':
      return interpretExpression(c, e);
    case 'error':
      return unknownValue;
  }
}

function binary(c: Checker, e: Expression & { readonly kind: 'binary' }, hint: Ty | undefined): Elaborated {
  switch (e.operator) {
    case 'and':
    case 'or':
      return junction(c, e, e.operator);
    case 'in':
      return isIn(c, e);
    case 'contains':
      return contains(c, e);
    case '+':
    case '-':
    case '*':
    case '/':
    case 'mod':
      return arithmetic(c, e, e.operator, hint);
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparison(c, e, e.operator);
  }
}
