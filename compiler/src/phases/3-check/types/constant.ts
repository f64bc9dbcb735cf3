import type { Expression } from '../../1-parse/index.js';

/** The figure that an expression is, where it can be read off: bounds and sizes are written out. */
export function constantFigure(expression: Expression): number | undefined {
  switch (expression.kind) {
    case 'int':
    case 'float':
      return expression.value;
    case 'unary': {
      const of = expression.operator === '-' ? constantFigure(expression.operand) : undefined;
      return of === undefined ? undefined : -of;
    }
    default:
      return undefined;
  }
}
