import type { TypeIr } from '../bundle/index.js';

/** What SQL holds of the language's types. A `big` is a scaled whole number, as in memory. */
export type SqlType =
  | { readonly type: 'bool' | 'int' | 'float' | 'big' | 'text' | 'scene' | 'none' }
  | { readonly type: 'ref'; readonly kinds: readonly string[] }
  /** The JSON of a list, as text. */
  | { readonly type: 'list'; readonly of: SqlType };

/** A piece of SQL that yields a value, whatever the row: what would be a refusal is `null` there, and `ok` says so. */
export interface Term {
  readonly sql: string;
  readonly type: SqlType;
  readonly nullable: boolean;
  /** A condition, never null, under which the value is not refused; absent where it can't be. */
  readonly ok?: string;
}

/** What a query asks for that can't be said in SQL, in the author's words. Caught at the room's border. */
export class NotInSql extends Error {}

export function typeIn(type: TypeIr): { readonly type: SqlType; readonly nullable: boolean } {
  switch (type.type) {
    case 'optional':
      return { ...typeIn(type.of), nullable: true };
    case 'bool':
    case 'int':
    case 'float':
    case 'scene':
      return { type: { type: type.type }, nullable: false };
    case 'duration':
    case 'instant':
      return { type: { type: 'int' }, nullable: false };
    case 'decimal':
    case 'amount':
      return { type: { type: 'big' }, nullable: false };
    case 'text':
    case 'enum':
      return { type: { type: 'text' }, nullable: false };
    case 'ref':
      return { type: { type: 'ref', kinds: type.kinds }, nullable: false };
    case 'dice':
    case 'record':
    case 'variant':
    case 'list':
    case 'set':
    case 'map':
      throw new NotInSql(`it reads a ${type.type}, which the tables hold as a whole`);
  }
}

export function both(...conditions: readonly (string | undefined)[]): string | undefined {
  const own = conditions.filter((condition) => condition !== undefined);
  return own.length === 0 ? undefined : own.length === 1 ? own[0] : `(${own.join(' and ')})`;
}

/** `ok` only where it is one. */
export function okIf(...conditions: readonly (string | undefined)[]): { readonly ok?: string } {
  const ok = both(...conditions);
  return ok === undefined ? {} : { ok };
}

/** Whether a condition holds: what is refused, or none, does not. */
export function holds(term: Term): string {
  return both(term.ok, term.sql) ?? 'true';
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function quoteText(text: string): string {
  // A dollar would be read as a parameter.
  const escaped = text.replaceAll("'", "''").replaceAll('\\', '\\\\').replaceAll('$', '\\x24');
  return escaped.includes('\\') ? `E'${escaped}'` : `'${escaped}'`;
}
