import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProgramIr } from '@fabula/runtime/bundle';
import { type Docs, initialMigration, sameTables } from '../phases/6-emit/index.js';

/** A reviewed file of the pack's `migrations/`. */
export interface MigrationFile {
  readonly name: string;
  readonly sql: string;
}

/**
 * What is to happen to a pack's migrations: nothing, the first one is to be written, or what is there no longer fits
 * the declarations. `files` are those the bundle carries.
 */
export type MigrationPlan =
  | { readonly plan: 'keep' | 'write'; readonly files: readonly MigrationFile[] }
  | { readonly plan: 'differs'; readonly files: readonly MigrationFile[] };

const first = '0001_init.sql';

/** Compares the migrations in a folder with what the program declares. */
export async function planMigrations(
  folder: string,
  program: ProgramIr,
  docs: Docs,
  reset: boolean,
): Promise<MigrationPlan> {
  const wanted = initialMigration(program, docs);
  const stored = await readMigrations(folder);
  const known = stored.find((file) => file.name === first);
  // A doc comment is told to the tables, too; editing one is no change of what is stored.
  if (known && sameTables(known.sql, wanted)) return { plan: 'keep', files: stored };
  if (known && !reset) return { plan: 'differs', files: stored };
  return { plan: 'write', files: [{ name: first, sql: wanted }] };
}

async function readMigrations(folder: string): Promise<MigrationFile[]> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    // A pack that was never built has none.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  const files: MigrationFile[] = [];
  for (const name of names.filter((each) => /^\d{4}_.*\.sql$/.test(each)).sort()) {
    // Git may have made CRLF of it; its checksum must not depend on that.
    files.push({ name, sql: (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n') });
  }
  return files;
}
