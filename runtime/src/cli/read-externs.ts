import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ExternFunction, ExternFunctions } from '../host/index.js';
import { type Run, report } from './command.js';
import { exitCodes } from './exit-codes.js';

/**
 * The functions that a module exports, by name; those of used packs, whose names have a `/`, from its default export.
 * Reports and answers undefined for a module that can't be loaded.
 */
export async function readExterns(run: Run, file: string, json: boolean): Promise<ExternFunctions | undefined> {
  let loaded: unknown;
  try {
    loaded = await import(pathToFileURL(resolve(run.terminal.cwd, file)).href);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    report(
      run,
      { exit: exitCodes.environment, name: 'badExterns', message: `\`${file}\` can't be loaded: ${detail}` },
      json,
    );
    return undefined;
  }
  const named = entriesOf(loaded);
  const grouped = entriesOf(named.find(([name]) => name === 'default')?.[1]);
  const all = [...grouped, ...named];
  return Object.fromEntries(all.filter(isNamedFunction));
}

function entriesOf(value: unknown): (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function isNamedFunction(entry: readonly [string, unknown]): entry is readonly [string, ExternFunction] {
  return typeof entry[1] === 'function';
}
