import { type ConversionIr, canonicalJson, sha256Hex } from '@fabula/runtime/bundle';
import type { Plan } from '../plan.js';
import { type MigrationFile, parseMigrationFile, renderMigrationFile } from './migration-file.js';
import { planPage } from './plan-page.js';

/** The files of a migration's folder, by name. */
export type FolderFiles = ReadonlyMap<string, string>;

export const migrationFileName = 'migration.json';
const planPageName = 'plan.md';
export const sessionsFileName = 'sessions.json';

/** The parts whose statements a bundle carries, in the order they are applied in. */
export const appliedParts = ['expand', 'convert', 'contract'] as const;
export const sqlParts = [...appliedParts, 'undo'] as const;

/** What a plan is checked in as. The same plan gives the same files. */
export async function renderFolder(plan: Plan): Promise<FolderFiles> {
  const files = new Map<string, string>();
  for (const part of sqlParts) {
    const sql = plan.sql[part];
    if (sql !== undefined) files.set(`${part}.sql`, sql);
  }
  files.set(sessionsFileName, sessionsText(plan.conversion));
  const hashes: Record<string, string> = {};
  for (const [name, text] of files) hashes[name] = await hashOf(text);
  // Of an edited file the plan's own is kept, too: planning again tells by it whether the edit still fits.
  const edited: Record<string, string> = {};
  for (const part of sqlParts) {
    const planned = plan.planned?.[part] ?? '';
    if (plan.planned && plan.sql[part] !== plan.planned[part]) edited[`${part}.sql`] = await hashOf(planned);
  }
  const { migration, answers, changes, steps } = plan;
  const { from, to } = plan.conversion;
  files.set(
    migrationFileName,
    renderMigrationFile({ migration, pack: plan.pack.name, from, to, answers, changes, steps, files: hashes, edited }),
  );
  const sql = appliedParts.filter((part) => plan.sql[part] !== undefined).map((part) => `${part}.sql`);
  files.set(
    planPageName,
    planPage({
      ...{ migration, title: plan.pack.title, changes, steps, sql, answers },
      edited: Object.keys(edited),
      graph: plan.graph,
    }),
  );
  return files;
}

/** Canonical in the order of its keys, and laid out for who reviews it. */
export function sessionsText(conversion: ConversionIr): string {
  const canonical: unknown = JSON.parse(new TextDecoder().decode(canonicalJson(conversion)));
  return `${JSON.stringify(canonical, null, 1)}\n`;
}

export type FolderFault =
  | { readonly fault: 'missingFile'; readonly file: string }
  | { readonly fault: 'unreadable'; readonly file: string; readonly detail: string }
  /** Its text is not the one that `migration.json` names. */
  | { readonly fault: 'edited'; readonly file: string }
  /** Nothing names it. */
  | { readonly fault: 'unknownFile'; readonly file: string };

export type ReadFolder =
  | { readonly ok: true; readonly file: MigrationFile }
  | { readonly ok: false; readonly fault: FolderFault };

/** Reads a folder's files, whose line ends are `\n` already, and holds them against their checksums. */
export async function readFolder(migration: string, files: FolderFiles): Promise<ReadFolder> {
  const text = files.get(migrationFileName);
  if (text === undefined) return { ok: false, fault: { fault: 'missingFile', file: migrationFileName } };
  const parsed = parseMigrationFile(text);
  if (!parsed.ok) return { ok: false, fault: { fault: 'unreadable', file: migrationFileName, detail: parsed.detail } };
  const { file } = parsed;
  if (file.migration !== migration) {
    const detail = `it is of \`${file.migration}\`, which is not what its folder is called.`;
    return { ok: false, fault: { fault: 'unreadable', file: migrationFileName, detail } };
  }
  for (const [name, hash] of Object.entries(file.files)) {
    const found = files.get(name);
    if (found === undefined) return { ok: false, fault: { fault: 'missingFile', file: name } };
    if ((await hashOf(found)) !== hash) return { ok: false, fault: { fault: 'edited', file: name } };
  }
  for (const name of files.keys()) {
    const known = name === migrationFileName || name === planPageName || Object.hasOwn(file.files, name);
    if (!known) return { ok: false, fault: { fault: 'unknownFile', file: name } };
  }
  return { ok: true, file };
}

/** The first file in which a folder is not what its plan would be now; undefined when it fits. */
export function differsFrom(wanted: FolderFiles, found: FolderFiles): string | undefined {
  for (const name of new Set([...wanted.keys(), ...found.keys()])) {
    if (name !== planPageName && wanted.get(name) !== found.get(name)) return name;
  }
  return undefined;
}

export function hashOf(text: string): Promise<string> {
  return sha256Hex(new TextEncoder().encode(text));
}
