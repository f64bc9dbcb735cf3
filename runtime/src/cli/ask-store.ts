import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseStoreLocation } from '../adapters/index.js';
import { createHost } from '../host/index.js';
import { StoreFailure } from '../ports/index.js';
import { type Asking, askSessions, type ChooseQuery, type SessionAnswer } from './ask-sessions.js';
import type { Problem } from './command.js';
import { describeStoreError } from './describe-error.js';
import { exitCodes } from './exit-codes.js';
import { type Caller, locateStore, openStore } from './open-store.js';
import { UsageError } from './usage-error.js';

export type StoreAnswers = { readonly answers: readonly SessionAnswer[] } | { readonly problem: Problem };

/** Asks the sessions of a store, which is left as it is: not made where there is none, nor brought up to date. */
export async function askStore(
  caller: Caller,
  store: string | undefined,
  asking: Asking,
  choose: ChooseQuery,
): Promise<StoreAnswers> {
  const located = await locateStore(caller, { store });
  if ('exit' in located) return { problem: located };
  const place = parseStoreLocation(located.location);
  if (place.kind === 'memory') return { problem: nothingKept };
  if (place.kind === 'pglite' && isNothing(resolve(caller.terminal.cwd, place.folder)))
    return { problem: missing(place.folder, located.because) };
  const opened = await openStore(caller, { store, migrate: false });
  if (!opened.ok) return opened;
  try {
    const tables = await opened.store.migrations();
    if (!tables.ok) return { problem: describeStoreError(tables.error) };
    if (tables.value.pending.length > 0) return { problem: behind };
    const randomHex = (bytes: number): string => randomBytes(bytes).toString('hex');
    return await askSessions(createHost({ store: opened.store, now: Date.now, randomHex }), asking, choose);
  } catch (error) {
    if (error instanceof StoreFailure) return { problem: describeStoreError(error.error) };
    if (!(error instanceof UsageError)) throw error;
    return { problem: { exit: exitCodes.usage, name: error.problem, message: error.message } };
  } finally {
    await opened.store.close();
  }
}

/** An empty folder would be made a store by being opened. */
function isNothing(folder: string): boolean {
  return !existsSync(folder) || (statSync(folder).isDirectory() && readdirSync(folder).length === 0);
}

function missing(folder: string, because: string): Problem {
  const message = `There is no store at \`${folder}\` (${because}). Name the place where the sessions are kept with --store; \`fabula-run doctor\` says where that is.`;
  return { exit: exitCodes.environment, name: 'noStore', message };
}

const nothingKept: Problem = {
  exit: exitCodes.usage,
  name: 'noStore',
  message: 'A store in memory holds nothing that another program could ask. Name a folder or a server with --store.',
};

const behind: Problem = {
  exit: exitCodes.environment,
  name: 'needsMigration',
  message: 'The store must be brought up to date first, and a query changes nothing. Run `fabula-run migrate`.',
};
