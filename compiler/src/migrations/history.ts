import type { Bundle } from '@fabula/runtime/bundle';
import {
  appliedParts,
  type FolderFault,
  type FolderFiles,
  readFolder,
  sessionsFileName,
  sessionsText,
  sqlParts,
} from './folder/index.js';

export const initialFile = '0001_init.sql';

/** A folder of `migrations/`, as it was read. */
export interface MigrationFolder {
  /** `0002_two_purses` */
  readonly migration: string;
  readonly number: number;
  readonly files: FolderFiles;
}

/** What a pack's `migrations/` holds; line ends are `\n`. */
export interface History {
  readonly initial: string | undefined;
  /** In the order of their names. */
  readonly folders: readonly MigrationFolder[];
  /** What readers have; undefined before the first release. */
  readonly released: Bundle | undefined;
}

/** What is wrong with what is checked in, whatever the pack declares. */
export type HistoryProblem =
  | { readonly problem: 'edited' | 'missing'; readonly file: string }
  /** Two folders of one number, as two branches make them; or one of a number that is released. */
  | { readonly problem: 'sameNumber'; readonly number: number; readonly migrations: readonly string[] }
  /** A number is left out before this one. */
  | { readonly problem: 'gap'; readonly migration: string; readonly wanted: number }
  | { readonly problem: 'noRelease'; readonly migration: string }
  | { readonly problem: 'unreadable'; readonly file: string; readonly detail: string };

/** The number of a migration by its name, or by the name of one of its files. */
function numberOf(name: string): number {
  return Number(name.slice(0, 4));
}

/** The number of the newest migration that readers have. */
export function newestNumber(released: Bundle): number {
  const names = [...released.migrations.map(({ name }) => name), ...released.conversions.map((each) => each.migration)];
  return Math.max(1, ...names.map(numberOf));
}

/** The migrations that readers have, after the first. */
export function frozenMigrations(released: Bundle): ReadonlySet<string> {
  return new Set(released.conversions.map(({ migration }) => migration));
}

/** The migration that is planned and not released, where there is one. */
export function openMigration({ folders, released }: History): MigrationFolder | undefined {
  if (!released) return undefined;
  const frozen = frozenMigrations(released);
  const next = newestNumber(released) + 1;
  return folders.find(({ number, migration }) => number === next && !frozen.has(migration));
}

/** Holds what is checked in against the release: what readers have is never edited. */
export async function findHistoryProblem(history: History): Promise<HistoryProblem | undefined> {
  const { released, folders } = history;
  if (!released) {
    const [folder] = folders;
    return folder && { problem: 'noRelease', migration: folder.migration };
  }
  const newest = newestNumber(released);
  const frozen = frozenMigrations(released);
  for (const number of new Set(folders.map((each) => each.number))) {
    const migrations = folders.filter((each) => each.number === number).map(({ migration }) => migration);
    const [first = ''] = migrations;
    if (number > newest + 1) return { problem: 'gap', migration: first, wanted: newest + 1 };
    const strange = number <= newest && migrations.some((each) => !frozen.has(each));
    if (migrations.length > 1 || strange) {
      const known = [...frozen].filter((each) => numberOf(each) === number);
      return { problem: 'sameNumber', number, migrations: [...new Set([...known, ...migrations])].sort() };
    }
  }
  return (await findEdit(history, released)) ?? (await findBadFolder(folders));
}

/** The same for one migration alone, whatever is wrong with others. */
export async function findMigrationProblem(
  { initial, folders, released }: History,
  migration: string,
): Promise<HistoryProblem | undefined> {
  const its = folders.filter((each) => each.migration === migration);
  const frozen = {
    migrations: (released?.migrations ?? []).filter(({ name }) => name.replace(/\..*$/, '') === migration),
    conversions: (released?.conversions ?? []).filter((each) => each.migration === migration),
  };
  return (await findEdit({ initial, folders: its }, frozen)) ?? (await findBadFolder(its));
}

async function findEdit(
  { initial, folders }: Pick<History, 'initial' | 'folders'>,
  released: Pick<Bundle, 'migrations' | 'conversions'>,
): Promise<HistoryProblem | undefined> {
  for (const { name, sql } of released.migrations) {
    const [migration = '', part] = name.replace(/\.sql$/, '').split('.');
    const file = part === undefined ? name : `${migration}/${part}.sql`;
    const folder = folders.find((each) => each.migration === migration);
    const found = part === undefined ? (name === initialFile ? initial : sql) : folder?.files.get(`${part}.sql`);
    if (found === undefined) return { problem: 'missing', file };
    if (found !== sql) return { problem: 'edited', file };
  }
  for (const conversion of released.conversions) {
    const folder = folders.find((each) => each.migration === conversion.migration);
    if (!folder) return { problem: 'missing', file: `${conversion.migration}/` };
    const file = `${conversion.migration}/${sessionsFileName}`;
    const found = folder.files.get(sessionsFileName);
    if (found === undefined) return { problem: 'missing', file };
    if (found !== sessionsText(conversion)) return { problem: 'edited', file };
    for (const part of appliedParts) {
      const isReleased = released.migrations.some(({ name }) => name === `${conversion.migration}.${part}.sql`);
      if (!isReleased && folder.files.has(`${part}.sql`))
        return { problem: 'edited', file: `${conversion.migration}/${part}.sql` };
    }
  }
  return undefined;
}

async function findBadFolder(folders: readonly MigrationFolder[]): Promise<HistoryProblem | undefined> {
  for (const { migration, files } of folders) {
    const read = await readFolder(migration, files);
    if (!read.ok) return folderProblem(migration, read.fault);
  }
  return undefined;
}

function folderProblem(migration: string, fault: FolderFault): HistoryProblem {
  const file = `${migration}/${fault.file}`;
  switch (fault.fault) {
    case 'missingFile':
      return { problem: 'missing', file };
    case 'edited':
      return { problem: 'edited', file };
    case 'unknownFile':
      // Statements that a reviewer put where the plan had none.
      if (sqlParts.some((part) => fault.file === `${part}.sql`)) return { problem: 'edited', file };
      return { problem: 'unreadable', file, detail: 'nothing names it.' };
    case 'unreadable':
      return { problem: 'unreadable', file, detail: fault.detail };
  }
}
