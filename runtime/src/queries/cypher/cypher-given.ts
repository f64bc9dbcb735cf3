import type { QueryGiven } from '../context.js';
import { NotInSql } from '../term.js';

/**
 * What a Cypher text is asked with: handed over beside the text, as one parameter. Nothing that an author or a player wrote
 * ever stands in the text itself.
 */
export class CypherGiven {
  readonly #names = new Map<string | number | boolean, string>();
  readonly #scope: QueryGiven['key'];

  constructor(scope: QueryGiven['key']) {
    this.#scope = scope;
  }

  /** A value, as the text names it. */
  of(value: string | number | boolean): string {
    if (typeof value === 'string' && /[\0\p{Cs}]/u.test(value))
      throw new NotInSql('a text has a character that a database can’t hold');
    const name = this.#names.get(value) ?? `g${this.#names.size}`;
    this.#names.set(value, name);
    return `$${name}`;
  }

  /** In agtype's words, which are JSON's. */
  json(): string {
    const { tenant, campaign, session, branch } = this.#scope;
    const values = [...this.#names].map(([value, name]) => [name, value] as const);
    return JSON.stringify({ tenant, campaign, session, branch, ...Object.fromEntries(values) });
  }
}
