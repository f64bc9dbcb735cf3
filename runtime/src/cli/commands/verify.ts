import type { CommandModule } from 'yargs';
import { type HostResult, type Verified, verifySession } from '../../host/index.js';
import type { SessionKey } from '../../ports/index.js';
import { checkName } from '../check-arguments.js';
import { type Run, report, writeJson } from '../command.js';
import { describeError } from '../describe-error.js';
import { exitCodes } from '../exit-codes.js';
import { findSession } from '../find-session.js';
import { type StoreArguments, withStore } from '../options.js';
import { withHost } from '../with-host.js';

interface Arguments extends StoreArguments {
  readonly session: string | undefined;
}

/** `fabula-run verify [SESSION]`: holds ledgers against their own hashes. */
export function verifyCommand(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'verify [session]',
    describe: 'Checks the chain, the versions and the books of a session, or of all.',
    builder: (yargs) =>
      withStore(yargs)
        .positional('session', { type: 'string', describe: 'All of them if absent.' })
        .check(({ session }) => {
          if (session !== undefined) checkName('The session’s name', session);
          return true;
        }),
    handler: (options) =>
      withHost(run, { store: options.store, json: options.json }, async (host) => {
        const keys = await keysOf(host.store, options);
        if (!keys.ok) {
          report(run, describeError(keys.error), options.json);
          return;
        }
        const results: ({ readonly session: string } & Verified)[] = [];
        for (const key of keys.value) {
          const verified = await verifySession(host, key);
          if (!verified.ok) {
            report(run, describeError(verified.error), options.json);
            return;
          }
          results.push({ session: key.session, ...verified.value });
        }
        const isRight = results.every(({ findings }) => findings.length === 0);
        if (!isRight) run.exit = exitCodes.data;
        if (options.json) writeJson(run, { ok: isRight, sessions: results });
        else if (results.length === 0) run.terminal.out('There are no sessions to verify.\n');
        else for (const result of results) run.terminal.out(lineOf(result));
      }),
  };
}

function lineOf({ session, turns, branches, findings }: { readonly session: string } & Verified): string {
  const size = `${turns} turns${branches === 1 ? '' : ` on ${branches} branches`}`;
  if (findings.length === 0) return `${session}: ${size}, all as they were written; the books balance.\n`;
  const rows = findings.map(
    ({ branch, version, finding, detail }) => `  ${branch} ${version}: ${finding}. ${detail}\n`,
  );
  return `${session}: ${size}, of which this does not hold:\n${rows.join('')}`;
}

type Store = Parameters<typeof findSession>[0];

async function keysOf(store: Store, options: Arguments): Promise<HostResult<readonly SessionKey[]>> {
  const { session, tenant, campaign } = options;
  if (session !== undefined) {
    const row = await findSession(store, { tenant, campaign }, session);
    if (!row.ok) return row;
    return row.value
      ? { ok: true, value: [row.value.key] }
      : { ok: false, error: { error: 'unknownSession', session } };
  }
  const rows = await store.listSessions({ tenant, limit: 1_000_000, ...(campaign !== undefined && { campaign }) });
  return rows.ok
    ? { ok: true, value: rows.value.map(({ key }) => key) }
    : { ok: false, error: { error: 'store', store: rows.error } };
}
