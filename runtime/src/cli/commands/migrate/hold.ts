import type { CommandModule } from 'yargs';
import { type Host, pinSession, releaseSession } from '../../../host/index.js';
import type { SessionRow } from '../../../ports/index.js';
import { type Run, report, writeJson } from '../../command.js';
import { describeError, describeStoreError } from '../../describe-error.js';
import { exitCodes } from '../../exit-codes.js';
import { type SessionArguments, type StoreArguments, withSession, withStore } from '../../options.js';
import { withHost } from '../../with-host.js';
import { withFoundSession } from '../../with-session.js';

interface PinArguments extends SessionArguments {
  readonly because: string;
}

/** `fabula-run migrate pin SESSION --because TEXT` */
export function pinCommand(run: Run): CommandModule<object, PinArguments> {
  return {
    command: 'pin <session>',
    describe: 'Keeps a session with the bundle it has, whatever is released.',
    builder: (yargs) =>
      withSession(yargs).option('because', {
        type: 'string',
        requiresArg: true,
        demandOption: true,
        describe: 'Why, for whoever wonders later.',
      }),
    handler: (options) =>
      withFoundSession(run, options, async (host, { row }) => {
        const pinned = await pinSession(host, row.key, options.because);
        if (!pinned.ok) report(run, describeError(pinned.error), options.json);
        else if (options.json) writeJson(run, { ok: true, session: row.key.session, ...pinned.value });
        else {
          run.terminal.out(
            `${row.key.session} stays with the bundle it has. \`contract\` waits for it; \`fabula-run migrate unpin ${row.key.session}\` lets it go.\n`,
          );
        }
      }),
  };
}

/** `fabula-run migrate unpin SESSION` */
export function unpinCommand(run: Run): CommandModule<object, SessionArguments> {
  return {
    command: 'unpin <session>',
    describe: 'Lets a pinned session go: its next turn converts it.',
    builder: withSession,
    handler: (options) =>
      withFoundSession(run, options, (host, { row }) => letGo(run, host, [row], 'pinned', options.json)),
  };
}

interface RetryArguments extends StoreArguments {
  readonly session: string | undefined;
  readonly all: boolean;
  readonly pack: string | undefined;
}

/** `fabula-run migrate retry SESSION|--all` */
export function retryCommand(run: Run): CommandModule<object, RetryArguments> {
  return {
    command: 'retry [session]',
    describe: 'Lets sessions go whose conversion failed: their next turn, or `convert`, tries again.',
    builder: (yargs) =>
      withStore(yargs)
        .positional('session', { type: 'string', describe: 'As `fabula-run sessions` lists them.' })
        .option('all', { type: 'boolean', default: false, describe: 'All that were put aside.' })
        .option('pack', { type: 'string', requiresArg: true, describe: 'With --all: only those of this pack.' })
        .check(({ session, all }) =>
          (session === undefined) === all ? true : '`retry` needs the name of a session, or `--all`.',
        ),
    handler: async ({ session, all, pack, ...where }) => {
      if (!all && session !== undefined) {
        await withFoundSession(run, { ...where, session, branch: undefined }, (host, { row }) =>
          letGo(run, host, [row], 'quarantined', where.json),
        );
        return;
      }
      await withHost(run, where, async (host) => {
        const { tenant, campaign, json } = where;
        const rows = await host.store.listSessions({
          tenant,
          held: true,
          limit: 1_000_000,
          ...(campaign !== undefined && { campaign }),
          ...(pack !== undefined && { pack }),
        });
        if (rows.ok)
          await letGo(
            run,
            host,
            rows.value.filter(({ held }) => held?.why === 'quarantined'),
            undefined,
            json,
          );
        else report(run, describeStoreError(rows.error), json);
      });
    },
  };
}

type Why = NonNullable<SessionRow['held']>['why'];

/** `asked`: what a session that was named is taken to be. */
async function letGo(
  run: Run,
  host: Host,
  rows: readonly SessionRow[],
  asked: Why | undefined,
  json: boolean,
): Promise<void> {
  const [named] = rows;
  if (named && asked !== undefined && named.held?.why !== asked) {
    const other = asked === 'pinned' ? 'retry' : 'unpin';
    const way = named.held ? ` \`fabula-run migrate ${other} ${named.key.session}\` is for those.` : '';
    const stands = named.held ? (asked === 'pinned' ? 'was put aside' : 'is pinned') : 'is not held';
    const message = `${named.key.session} ${stands}: there is nothing to let go.${way}`;
    report(run, { exit: exitCodes.data, name: 'notHeld', message }, json);
    return;
  }
  const freed: string[] = [];
  for (const { key } of rows) {
    const done = await releaseSession(host, key);
    if (!done.ok) {
      report(run, describeError(done.error), json);
      return;
    }
    freed.push(key.session);
  }
  if (json) writeJson(run, { ok: true, sessions: freed });
  else if (freed.length === 0) run.terminal.out('No session was put aside.\n');
  else run.terminal.out(freed.map((session) => `${session} goes on with what is released.\n`).join(''));
}
