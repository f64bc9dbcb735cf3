import type { Argv } from 'yargs';
import { checkName, checkOnce } from './check-arguments.js';
import { UsageError } from './usage-error.js';

/** Where a command looks: the store and, in it, whose sessions. */
export interface StoreArguments {
  readonly store: string | undefined;
  readonly tenant: string;
  readonly campaign: string | undefined;
  readonly json: boolean;
}

export type PlaceArguments = Pick<StoreArguments, 'store' | 'json'>;

/** The store alone: for what concerns all that lies in it. */
export function withPlace<T>(yargs: Argv<T>): Argv<T & PlaceArguments> {
  return withJson(yargs)
    .option('store', {
      type: 'string',
      requiresArg: true,
      describe:
        'A folder, `postgres://…`, or `memory:`. Else FABULA_STORE, the configuration, a folder by the system’s custom.',
    })
    .check((argv) => {
      checkOnce(argv, lists);
      // An empty one is mostly a shell variable that is not set: elsewhere is not where its owner wants the sessions.
      if (argv.store?.trim() === '') {
        throw new UsageError('badStore', '`--store` is empty. Name a place, or leave it out.');
      }
      return true;
    });
}

export function withStore<T>(yargs: Argv<T>): Argv<T & StoreArguments> {
  return withPlace(yargs)
    .option('tenant', { type: 'string', requiresArg: true, default: 'local', describe: 'Whose sessions.' })
    .option('campaign', {
      type: 'string',
      requiresArg: true,
      describe: 'The campaign, if the session is not alone in its own.',
    })
    .check(({ tenant, campaign }) => {
      checkName('`--tenant`', tenant);
      if (campaign !== undefined) checkName('`--campaign`', campaign);
      return true;
    });
}

/** The options that may be given more than once. */
const lists: readonly string[] = ['argument', 'config', 'key', 'player', 'role', 'spectator'];

function withJson<T>(yargs: Argv<T>): Argv<T & { readonly json: boolean }> {
  return yargs.option('json', { type: 'boolean', default: false, describe: 'Prints JSON for programs.' });
}

export interface SessionArguments extends StoreArguments {
  readonly session: string;
  readonly branch: string | undefined;
}

export function withSession<T>(yargs: Argv<T>): Argv<T & SessionArguments> {
  return withStore(yargs)
    .positional('session', { type: 'string', demandOption: true, describe: 'As `fabula-run sessions` lists them.' })
    .option('branch', {
      type: 'string',
      requiresArg: true,
      describe: 'The branch; the one that was last played if absent.',
    })
    .check(({ session, branch }) => {
      checkName('The session’s name', session);
      if (branch !== undefined) checkName('`--branch`', branch);
      return true;
    });
}
