import type { Expression } from '../../1-parse/index.js';
import type { AskedCondition, CheckedConditions, Elaborated } from '../checked.js';

/**
 * The conditions of one declaration, as findings want them: those that its types settle, and the rows in logic of which
 * the first that holds is taken. What is checked twice, to see what it may mean, counts as it was checked last.
 */
export class Asked {
  readonly #settled = new Map<Expression, boolean>();
  readonly #rows = new Map<object, Map<Expression, AskedCondition>>();
  /** The row that a later part of it belongs to. */
  readonly #later = new Map<object, Map<Expression, AskedCondition>>();

  /** A condition, wherever it stands. */
  condition(expression: Expression, { type }: Elaborated): void {
    if (type.kind === 'bool' && type.value !== undefined) this.#settled.set(expression, type.value);
    else this.#settled.delete(expression);
  }

  /** A condition of the row that begins at, or goes on through, `at`; `next` is where it goes on. */
  inRow(at: object, expression: Expression, { type, ir }: Elaborated, next?: object, patterns = ''): void {
    const row = this.#later.get(at) ?? this.#rows.get(at) ?? new Map<Expression, AskedCondition>();
    if (!this.#later.has(at)) this.#rows.set(at, row);
    if (next) this.#later.set(next, row);
    const never = type.kind === 'bool' && type.value === false;
    row.set(expression, { span: expression.span, ir, never, patterns });
  }

  /** What was found, for the declaration in this file. */
  of(file: string, declaration: object): CheckedConditions {
    const rows = [...this.#rows.values()].filter(({ size }) => size > 1).map((row) => [...row.values()]);
    return { file, declaration, settled: this.#settled, rows };
  }
}
