import { type SourceFile, sourceFile } from '../base/index.js';
import type { Diagnostic } from '../diagnostics/index.js';
import type { SqlParts } from './plan-step.js';

/** What is to be said of a plan's SQL, and the files that it speaks of. */
export interface LintedPlan {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, SourceFile>;
}

/** Looks at what a plan would have a database do. */
export async function lintPlan({
  migration,
  sql,
}: {
  readonly migration: string;
  readonly sql: SqlParts;
}): Promise<LintedPlan> {
  // The reader of SQL is large: it is loaded by who plans.
  const { lintSql } = await import('./lint/index.js');
  const files = (['expand', 'convert', 'contract', 'undo'] as const).flatMap((part) => {
    const text = sql[part];
    return text === undefined ? [] : [{ path: `migrations/${migration}/${part}.sql`, part, sql: text }];
  });
  const sources = new Map(files.map((file) => [file.path, sourceFile(file.path, file.sql)]));
  return { diagnostics: await lintSql(files), sources };
}
