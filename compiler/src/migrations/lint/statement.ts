import type { AlterTableCmd, Node, RangeVar, RawStmt } from 'libpg-query';
import type { Span } from '../../base/index.js';

/** A statement of a file, as PostgreSQL reads it. */
export interface Statement {
  readonly node: Node;
  readonly span: Span;
  /** The comment lines right above it. */
  readonly comments: readonly Comment[];
  /** It stands in a `do` block, behind a condition. */
  readonly guarded: boolean;
}
export interface Comment {
  readonly text: string;
  readonly span: Span;
}

export type ReadSql =
  | { readonly ok: true; readonly statements: readonly Statement[] }
  | { readonly ok: false; readonly detail: string; readonly at: number };

/**
 * Reads a file with the parser of PostgreSQL itself, compiled to WebAssembly: what it accepts is what a server accepts.
 * It is loaded when it is asked for, since no other command needs it.
 */
export async function readSql(sql: string): Promise<ReadSql> {
  const { hasSqlDetails, loadModule, parsePlPgSQLSync, parseSync } = await import('libpg-query');
  await loadModule();
  const bytes = new TextEncoder().encode(sql).length;
  const utf16 = offsets(sql, bytes);
  const read = (text: string): readonly RawStmt[] => parseSync(text).stmts ?? [];
  try {
    const statements: Statement[] = [];
    // The parser's places begin after the comments, which are looked for from the statement before.
    let last = 0;
    for (const { stmt, stmt_location: from = 0, stmt_len: length } of read(sql)) {
      if (!stmt) continue;
      const to = length === undefined || length === 0 ? bytes : from + length;
      const { start, comments } = above(sql, utf16(last), utf16(to));
      last = to;
      const span = { start, end: Math.max(start + 1, utf16(to)) };
      statements.push({ node: stmt, span, comments, guarded: false });
      if (!('DoStmt' in stmt)) continue;
      const text = sql.slice(span.start, span.end);
      let searched = 0;
      for (const query of queriesIn(parsePlPgSQLSync(`${text};`))) {
        const found = text.indexOf(query, searched);
        if (found >= 0) searched = found + query.length;
        const inner = found < 0 ? span : { start: span.start + found, end: span.start + found + query.length };
        for (const { stmt: node } of read(query))
          if (node) statements.push({ node, span: inner, comments, guarded: true });
      }
    }
    return { ok: true, statements };
  } catch (error) {
    if (!hasSqlDetails(error)) throw error;
    const position = error.sqlDetails?.cursorPosition ?? 0;
    return { ok: false, detail: error.message, at: Math.min(position, Math.max(0, sql.length - 1)) };
  }
}

/** The parser counts bytes. */
function offsets(sql: string, bytes: number): (byte: number) => number {
  if (bytes === sql.length) return (byte) => byte;
  const starts: number[] = [];
  let unit = 0;
  for (const letter of sql) {
    const point = letter.codePointAt(0) ?? 0;
    const size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    for (let i = 0; i < size; i++) starts.push(unit);
    unit += letter.length;
  }
  return (byte) => starts[byte] ?? sql.length;
}

/** Where a statement's own text begins, and the comments before it. */
function above(
  sql: string,
  from: number,
  to: number,
): { readonly start: number; readonly comments: readonly Comment[] } {
  const comments: Comment[] = [];
  let at = from;
  for (;;) {
    const skipped = /^[\s;]*/.exec(sql.slice(at, to))?.[0].length ?? 0;
    at += skipped;
    const comment = /^(?:--[^\n]*|\/\*[\s\S]*?\*\/)/.exec(sql.slice(at, to))?.[0];
    if (comment === undefined) return { start: at, comments };
    comments.push({ text: comment, span: { start: at, end: at + comment.length } });
    at += comment.length;
  }
}

/** The SQL of a function's body, in its order. */
function queriesIn(of: unknown): readonly string[] {
  if (Array.isArray(of)) return of.flatMap(queriesIn);
  if (typeof of !== 'object' || of === null) return [];
  return Object.entries(of).flatMap(([key, value]: readonly [string, unknown]) => {
    if (key !== 'PLpgSQL_stmt_execsql') return queriesIn(value);
    const query = textAt(value, 'sqlstmt', 'PLpgSQL_expr', 'query');
    return query === undefined ? [] : [query];
  });
}

function textAt(of: unknown, ...path: readonly string[]): string | undefined {
  let found = of;
  for (const key of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = new Map<string, unknown>(Object.entries(found)).get(key);
  }
  return typeof found === 'string' ? found : undefined;
}

/** `"harbor"."person"` as `harbor.person`. */
export function nameOf(relation: RangeVar | undefined): string {
  return [relation?.schemaname, relation?.relname].filter((part) => part !== undefined).join('.');
}

/** The parts of a name in a list, such as what is dropped. */
export function partsOf(node: Node): readonly string[] {
  if ('List' in node) return (node.List.items ?? []).flatMap(partsOf);
  if ('String' in node) return [node.String.sval ?? ''];
  if ('ObjectWithArgs' in node) return (node.ObjectWithArgs.objname ?? []).flatMap(partsOf);
  return [];
}

/** The changes that a statement makes to a table. */
export function changesOf(
  node: Node,
): { readonly table: string; readonly commands: readonly AlterTableCmd[] } | undefined {
  if (!('AlterTableStmt' in node)) return undefined;
  const { relation, cmds = [] } = node.AlterTableStmt;
  return {
    table: nameOf(relation),
    commands: cmds.flatMap((each) => ('AlterTableCmd' in each ? [each.AlterTableCmd] : [])),
  };
}
