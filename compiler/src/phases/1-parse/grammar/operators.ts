import type { Span } from '../../../base/index.js';
import { cover } from '../../../base/index.js';
import type { BinaryOperator, Expression, HasExpression, Path } from '../tree/index.js';

/** What an expression is read as before it is folded: operands with signs before and operators between them. */
export type Item =
  | { readonly kind: 'operand'; readonly value: Expression }
  | { readonly kind: 'prefix'; readonly operator: '-' | 'not'; readonly start: number }
  | { readonly kind: 'infix'; readonly operator: Infix }
  | {
      readonly kind: 'has';
      readonly operator: HasExpression['operator'];
      readonly what: readonly Path[];
      readonly end: number;
    };

export type Infix = BinaryOperator | 'not in' | '..' | '..<';

/** What is wrong with how operators stand together; the reading goes on all the same. */
export interface Complaints {
  readonly chained: (span: Span) => void;
  readonly range: (span: Span) => void;
}

/**
 * Folds items by how tightly their operators bind: `or < and < not < comparison < .. < + - < * / mod < sign`. Done by
 * hand, since a rule a level costs eight calls for each operand.
 */
export function fold(items: readonly Item[], complaints: Complaints): Expression {
  let next = 0;

  function operand(): Expression {
    const item = items[next++];
    if (item?.kind === 'operand') return item.value;
    if (item?.kind === 'prefix') {
      const value = upFrom(item.operator === 'not' ? comparison : sign);
      const span = { start: item.start, end: value.span.end };
      return { kind: 'unary', operator: item.operator, operand: value, span };
    }
    return { kind: 'error', span: { start: 0, end: 0 } };
  }

  function upFrom(least: number): Expression {
    let left = operand();
    let compared = false;
    for (;;) {
      const item = items[next];
      if (item === undefined || (item.kind !== 'infix' && item.kind !== 'has')) return left;
      const power = item.kind === 'has' ? comparison : powers[item.operator];
      if (power < least) return left;
      next++;
      if (item.kind === 'has') {
        left = {
          kind: 'has',
          operator: item.operator,
          subject: left,
          what: item.what,
          span: { start: left.span.start, end: item.end },
        };
      } else {
        const right = upFrom(power + 1);
        left = binary(item.operator, left, right);
      }
      if (power === comparison) {
        if (compared) complaints.chained(left.span);
        compared = true;
      }
    }
  }

  function binary(operator: Infix, left: Expression, right: Expression): Expression {
    const span = cover(left.span, right.span);
    if (operator === '..' || operator === '..<') {
      return { kind: 'range', low: left, high: right, openEnd: operator === '..<', span };
    }
    const inside = operator === 'in' || operator === 'not in';
    if (left.kind === 'range') complaints.range(left.span);
    if (right.kind === 'range' && !inside) complaints.range(right.span);
    if (operator === 'not in') {
      return { kind: 'unary', operator: 'not', operand: { kind: 'binary', operator: 'in', left, right, span }, span };
    }
    return { kind: 'binary', operator, left, right, span };
  }

  return upFrom(0);
}

const comparison = 4;
const sign = 8;
const powers: Readonly<Record<Infix, number>> = {
  or: 1,
  and: 2,
  '==': comparison,
  '!=': comparison,
  '<': comparison,
  '<=': comparison,
  '>': comparison,
  '>=': comparison,
  in: comparison,
  'not in': comparison,
  contains: comparison,
  '..': 5,
  '..<': 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
  mod: 7,
};
