import type { Plan } from '../plan.js';
import type { SqlParts } from '../plan-step.js';
import { type FolderFiles, hashOf, migrationFileName, sqlParts } from './folder.js';
import { mergeSides } from './merge-sides.js';
import { parseMigrationFile } from './migration-file.js';

/** What a reviewer wrote into the SQL of a folder. */
export interface Edits {
  /** Edits of what is planned now, too. */
  readonly kept: SqlParts;
  /** Files whose plan is another than the one that was edited. */
  readonly outdated: readonly string[];
}

/** Finds the SQL of a folder that is neither what was planned when it was written nor what is planned now. */
export async function readEdits({ sql }: Pick<Plan, 'sql'>, files: FolderFiles): Promise<Edits> {
  const known = mergeSides(files.get(migrationFileName) ?? '').flatMap((text) => {
    const parsed = parseMigrationFile(text);
    return parsed.ok ? [parsed.file] : [];
  });
  let kept: SqlParts = {};
  const outdated: string[] = [];
  for (const part of sqlParts) {
    const name = `${part}.sql`;
    const found = files.get(name);
    const planned = sql[part] ?? '';
    if (found === undefined || found === planned) continue;
    const empty = await hashOf('');
    const bases = known.map((file) => file.edited?.[name] ?? file.files[name] ?? empty);
    // Where two branches meet, each side by itself may be as it was planned.
    const hashes = await Promise.all(mergeSides(found).map(hashOf));
    if (hashes.every((hash) => bases.includes(hash))) continue;
    if (bases.includes(await hashOf(planned))) kept = { ...kept, [part]: found };
    else outdated.push(name);
  }
  return { kept, outdated };
}

/** A plan with SQL that was edited by hand in the place of its own. */
export function withEdits(plan: Plan, kept: SqlParts): Plan {
  return Object.keys(kept).length === 0 ? plan : { ...plan, sql: { ...plan.sql, ...kept }, planned: plan.sql };
}

/** The files of a plan that were edited by hand. */
export function editedFiles({ sql, planned }: Pick<Plan, 'sql' | 'planned'>): readonly string[] {
  if (!planned) return [];
  return sqlParts.filter((part) => sql[part] !== planned[part]).map((part) => `${part}.sql`);
}
