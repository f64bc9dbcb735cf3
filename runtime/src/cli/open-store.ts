import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import {
  type LocationAnswer,
  openStore as openAt,
  parseStoreLocation,
  resolveStoreLocation,
  withoutPassword,
} from '../adapters/index.js';
import type { Store } from '../ports/index.js';
import type { Problem, Run } from './command.js';
import { describeStoreError } from './describe-error.js';
import { exitCodes } from './exit-codes.js';

export interface OpenOptions {
  /** `--store` */
  readonly store: string | undefined;
  /** The bundle that is played: beside it, or above it, lies the pack's configuration. */
  readonly bundle?: string | undefined;
  /** Brings the store up to date; who only looks leaves it as it is. */
  readonly migrate?: boolean;
}

export type OpenedStore =
  | { readonly ok: true; readonly store: Store; readonly because: string }
  /** `location` and `because` are absent where the configuration itself can't be read. */
  | { readonly ok: false; readonly problem: Problem; readonly location?: string; readonly because?: string };

/** Whose folder and environment say where the store is. */
export interface Caller {
  readonly terminal: Pick<Run['terminal'], 'cwd' | 'env'>;
}

/** Where the store is: where `--store` says, else FABULA_STORE, else the pack's configuration, else the system's custom. */
export async function locateStore(run: Caller, options: OpenOptions): Promise<LocationAnswer | Problem> {
  const { env, cwd } = run.terminal;
  const configured = await readConfiguration(cwd, options.bundle);
  if ('exit' in configured) return configured;
  const { store: pack } = configured;
  return resolveStoreLocation({ flag: options.store, env, pack, platform: process.platform, home: homedir() });
}

/** Opens the store there. */
export async function openStore(run: Caller, options: OpenOptions): Promise<OpenedStore> {
  const { cwd } = run.terminal;
  const located = await locateStore(run, options);
  if ('exit' in located) return { ok: false, problem: located };
  const { location, because } = located;
  const place = parseStoreLocation(location);
  const full = place.kind === 'pglite' ? resolve(cwd, place.folder) : location;
  const opened = await openAt(full);
  const shown = withoutPassword(full);
  if (!opened.ok) return { ok: false, problem: describeStoreError(opened.error), location: shown, because };
  const store = opened.value;
  if (options.migrate === false) return { ok: true, store, because };
  const migrated = await store.migrate();
  if (migrated.ok) return { ok: true, store, because };
  await store.close();
  return { ok: false, problem: describeStoreError(migrated.error), location: shown, because };
}

const fileName = 'fabula-run.json';
const form = z.strictObject({ store: z.string().min(1).optional() });

/**
 * The pack's configuration, for whoever runs it: `fabula-run.json` beside the bundle, or in the folder above it, which
 * for `dist/` is the pack's own. A relative folder in it is relative to the file.
 */
async function readConfiguration(
  cwd: string,
  bundle: string | undefined,
): Promise<{ readonly store?: string } | Problem> {
  const beside = bundle === undefined ? cwd : dirname(resolve(cwd, bundle));
  for (const folder of bundle === undefined ? [beside] : [beside, dirname(beside)]) {
    const path = join(folder, fileName);
    const text = await readIfThere(path);
    if (text === undefined) continue;
    const read = parse(text);
    if (!read) {
      const message = `\`${path}\` can't be read. It holds JSON such as {"store": "./sessions"}.`;
      return { exit: exitCodes.usage, name: 'badConfiguration', message };
    }
    if (read.store === undefined) return {};
    const place = parseStoreLocation(read.store);
    return { store: place.kind === 'pglite' ? resolve(folder, place.folder) : read.store };
  }
  return {};
}

function parse(text: string): z.infer<typeof form> | undefined {
  try {
    const parsed = form.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined;
    throw error;
  }
}
