import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type Bundle, openBundle } from '@fabula/runtime/bundle';
import type { FolderFiles, History, HistoryProblem, MigrationFolder } from '../migrations/index.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { writeWhole } from './files.js';

/** What stops a command: a name for programs, a sentence with a way out for people. */
export interface Problem {
  readonly error: string;
  readonly message: string;
  readonly exit: ExitCode;
}

export const releasedFile = 'migrations/released.fabc';

export type ReadHistory =
  | { readonly ok: true; readonly history: History; readonly releasedBytes: Uint8Array | undefined }
  | { readonly ok: false; readonly problem: Problem };

/** Reads `migrations/` of a pack. `released` is a bundle to take in the place of `released.fabc`. */
export async function readHistory(pack: string, packName: string, released?: ReadRelease): Promise<ReadHistory> {
  const folder = join(pack, 'migrations');
  const folders: MigrationFolder[] = [];
  let initial: string | undefined;
  for (const entry of await entriesOf(folder)) {
    if (entry.name === '0001_init.sql' && entry.isFile()) initial = await readText(join(folder, entry.name));
    if (!entry.isDirectory() || !/^\d{4}_[a-z0-9_]{1,100}$/.test(entry.name)) continue;
    const files = await readFolderFiles(join(folder, entry.name));
    folders.push({ migration: entry.name, number: Number(entry.name.slice(0, 4)), files });
  }
  const found = released ?? (await readRelease(join(pack, releasedFile), releasedFile, packName));
  if (found && 'error' in found) return { ok: false, problem: found };
  return { ok: true, history: { initial, folders, released: found?.bundle }, releasedBytes: found?.bytes };
}

export interface ReadRelease {
  readonly bundle: Bundle;
  readonly bytes: Uint8Array;
}

/** Reads a released bundle of a pack; undefined when there is no such file. */
export async function readRelease(
  path: string,
  shown: string,
  packName: string,
): Promise<ReadRelease | Problem | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const opened = await openBundle(bytes);
  if (!opened.ok) {
    const newer = opened.error.error === 'newerFormat';
    const way = newer
      ? 'Install the version of Fabula that it was made with, or a newer one.'
      : 'Take it anew from version control, or from where readers have it. Git must not touch it: write `*.fabc binary` into .gitattributes.';
    return { error: opened.error.error, message: `${shown}: ${opened.error.detail} ${way}`, exit: exitCodes.errors };
  }
  const { name } = opened.value.manifest.pack;
  if (name === packName) return { bundle: opened.value, bytes };
  const message = `${shown} is of the pack \`${name}\`, and this one is \`${packName}\`. Saves of one are nothing to the other: name a bundle of this pack.`;
  return { error: 'otherPack', message, exit: exitCodes.errors };
}

/** What is wrong with what is checked in, and what to do. */
export function describeHistoryProblem(found: HistoryProblem, newest: number): Problem {
  const frozen = (file: string): boolean => Number(file.slice(0, 4)) <= newest;
  const named = (error: string, message: string): Problem => ({ error, message, exit: exitCodes.errors });
  switch (found.problem) {
    case 'edited':
      return frozen(found.file)
        ? named(
            'migrationEdited',
            `migrations/${found.file} was edited after it had been released, and stores have applied it as it was. Take it back from version control; what is to change now is a migration of its own: \`fabula migrate plan NAME\`.`,
          )
        : named(
            'migrationEdited',
            found.file.endsWith('.sql')
              ? `migrations/${found.file} was edited, and the edit is not recorded. \`fabula migrate plan\` looks at it, tries it and records it; with \`--discard-edits\` it writes what is planned in its place.`
              : `migrations/${found.file} was edited. A plan is made of the declarations: \`fabula migrate plan\` makes it anew.`,
          );
    case 'missing':
      return frozen(found.file)
        ? named(
            'migrationMissing',
            `migrations/${found.file} is not there, and readers have it. Take it back from version control.`,
          )
        : named('migrationMissing', `migrations/${found.file} is not there. \`fabula migrate plan\` makes it anew.`);
    case 'sameNumber':
      return named(
        'migrationTwice',
        `${listed(found.migrations)} are both number ${found.number}, as when two branches each planned one. \`fabula migrate merge\` makes one plan of them.`,
      );
    case 'gap':
      return named(
        'migrationGap',
        `migrations/${found.migration}/ comes after a number that is missing: the next one is ${String(found.wanted).padStart(4, '0')}. \`fabula migrate merge\` renumbers it.`,
      );
    case 'noRelease':
      return named(
        'releaseMissing',
        `migrations/${found.migration}/ is there, and ${releasedFile}, which it leads on from, is not. Take it from version control, or plan with \`--from\` and the bundle that readers have.`,
      );
    case 'unreadable':
      return named(
        'migrationUnreadable',
        `migrations/${found.file} can't be read: ${found.detail} ${frozen(found.file) ? 'Take it back from version control.' : '`fabula migrate plan` makes it anew, `fabula migrate merge` after a merge.'}`,
      );
  }
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(' and ');
}

/** Writes a migration's folder as one: it is there as planned, or as it was. `before` is the folder it takes the place of. */
export async function writeFolder(
  pack: string,
  migration: string,
  files: FolderFiles,
  before?: string,
): Promise<readonly string[]> {
  const home = join(pack, 'migrations');
  await mkdir(home, { recursive: true });
  const fresh = await mkdtemp(join(home, `.${migration}.`));
  const old = before === undefined ? undefined : join(home, `.${before}.${process.pid}.old`);
  try {
    for (const [name, text] of files) await writeWhole(join(fresh, name), text);
    if (old !== undefined && before !== undefined) await rename(join(home, before), old);
    try {
      await rename(fresh, join(home, migration));
    } catch (error) {
      if (old !== undefined && before !== undefined) await rename(old, join(home, before));
      throw error;
    }
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    throw error;
  }
  if (old !== undefined) await rm(old, { recursive: true, force: true });
  return [...files.keys()].map((name) => relative(pack, join(home, migration, name)).replaceAll('\\', '/'));
}

export async function removeFolder(pack: string, migration: string): Promise<void> {
  await rm(join(pack, 'migrations', migration), { recursive: true, force: true });
}

async function entriesOf(folder: string) {
  try {
    return (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    // A pack that was never built has none.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

async function readFolderFiles(folder: string): Promise<FolderFiles> {
  const files = new Map<string, string>();
  for (const entry of await entriesOf(folder)) {
    if (entry.isFile() && /\.(?:sql|json|md)$/.test(entry.name))
      files.set(entry.name, await readText(join(folder, entry.name)));
  }
  return files;
}

/** Git may have made CRLF of it; its checksum must not depend on that. */
async function readText(path: string): Promise<string> {
  return (await readFile(path, 'utf8')).replaceAll('\r\n', '\n');
}
