import * as t from '../tokens/tokens.js';
import type { Column, Expression, Name, OrderKey } from '../tree/index.js';
import { MatchGrammar } from './match-clauses.js';
import type { Rule } from './token-reader.js';

/** What rows are made of what a query finds: `group by`, `select`, `order by`. */
export abstract class RowGrammar extends MatchGrammar {
  /** `a, t.who as who`. */
  protected readonly groupKeys: Rule<readonly Column[]> = this.rule('groupKeys', () => {
    const keys: Column[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        const start = this.start();
        const value = this.#item();
        const name = this.OPTION(() => {
          this.CONSUME(t.contextual.as);
          return this.SUBRULE(this.name);
        });
        keys.push({ kind: 'column', name, value, span: this.from(start) });
      },
      ERR_MSG: 'what to group by',
    });
    return keys;
  });

  /** `a, n = count(t)`. */
  protected readonly columns: Rule<readonly Column[]> = this.rule('columns', () => {
    const columns: Column[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        const start = this.start();
        let name: Name | undefined;
        this.OPTION({
          GATE: () => this.at(t.Assign, 2),
          DEF: () => {
            name = this.SUBRULE(this.name);
            this.CONSUME(t.Assign);
          },
        });
        const value = this.#item();
        columns.push({ kind: 'column', name, value, span: this.from(start) });
      },
      ERR_MSG: 'what to select',
    });
    return columns;
  });

  protected readonly orderKeys: Rule<readonly OrderKey[]> = this.rule('orderKeys', () => {
    const keys: OrderKey[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        const start = this.start();
        const value = this.#item();
        const descending =
          this.OPTION(() =>
            this.OR([
              { ALT: () => this.meaning(this.CONSUME(t.contextual.asc), false) },
              { ALT: () => this.meaning(this.CONSUME(t.contextual.desc), true) },
            ]),
          ) ?? false;
        keys.push({ kind: 'orderKey', value, descending, span: this.from(start) });
      },
      ERR_MSG: 'what to order by',
    });
    return keys;
  });

  /** A value in a list: a comma behind it is the list's. */
  #item(): Expression {
    return this.under({ ...this.setting, inBrackets: true }, () => this.SUBRULE(this.expression));
  }
}
