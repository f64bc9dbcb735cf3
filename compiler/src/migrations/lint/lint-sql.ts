import type { Place } from '../../base/index.js';
import { catalogue, type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import { outside } from '../sql/index.js';
import { factsOf } from './facts.js';
import type { LintedFile, SqlPart } from './rule.js';
import { rules } from './rules.js';
import { readSql, type Statement } from './statement.js';

/** A file of a migration, planned or edited by hand. */
export interface SqlFile {
  readonly path: string;
  readonly part: SqlPart;
  readonly sql: string;
}

/**
 * Looks at the SQL of one migration, all its files together. A finding is accepted by a comment above its statement,
 * with the reason: `-- fabula: accept FAB6202 because the table has ten rows`.
 */
export async function lintSql(files: readonly SqlFile[]): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  const read: { readonly file: SqlFile; readonly statements: readonly Statement[] }[] = [];
  for (const file of files) {
    const { sql, path } = file;
    const parsed = await readSql(sql);
    if (parsed.ok) read.push({ file, statements: parsed.statements });
    else {
      const place = { file: path, span: { start: parsed.at, end: parsed.at + 1 } };
      found.push(diagnostic(catalogue.sqlUnreadable, place, { detail: parsed.detail }));
    }
  }
  const undo = read.find(({ file }) => file.part === 'undo')?.statements ?? [];
  for (const { file, statements } of read) {
    const place = (statement: Statement): Place => ({ file: file.path, span: statement.span });
    const linted: LintedFile = {
      part: file.part,
      isOutside: file.sql.startsWith(`${outside}\n`),
      statements,
      facts: factsOf(statements),
      undo,
      place,
    };
    const reported = rules.flatMap((rule) => rule(linted));
    found.push(...accepted(file.path, statements, reported));
  }
  return found;
}

/** The findings that are not accepted, and acceptances that accept nothing or say no reason. */
function accepted(
  path: string,
  statements: readonly Statement[],
  reported: readonly Diagnostic[],
): readonly Diagnostic[] {
  const left = new Set(reported);
  const wrong: Diagnostic[] = [];
  const seen = new Set<number>();
  for (const { comments } of statements) {
    for (const { text, span } of comments) {
      const code = /^-- fabula: accept (\S+)/.exec(text)?.[1];
      if (code === undefined || seen.has(span.start)) continue;
      seen.add(span.start);
      const hasReason = /^-- fabula: accept \S+ because \S/.test(text);
      const mine = statements.filter((each) => each.comments.some((comment) => comment.span.start === span.start));
      const hits = reported.filter(
        (each) =>
          each.code === code &&
          mine.some((one) => one.span.start <= each.place.span.start && each.place.span.end <= one.span.end),
      );
      const place = { file: path, span };
      if (!hasReason) wrong.push(diagnostic(catalogue.acceptedWithoutReason, place, { code }));
      else if (hits.length === 0) wrong.push(diagnostic(catalogue.nothingToAccept, place, { code }));
      else for (const each of hits) left.delete(each);
    }
  }
  return [...reported.filter((each) => left.has(each)), ...wrong];
}
