import type { CommandModule } from 'yargs';
import { type Run, report, writeJson } from '../command.js';
import { describeStoreError } from '../describe-error.js';
import { type StoreArguments, withStore } from '../options.js';
import { table } from '../table.js';
import { withHost } from '../with-host.js';

interface Arguments extends StoreArguments {
  readonly pack: string | undefined;
  readonly limit: number;
}

/** `fabula-run sessions`: what lies in the store. */
export function sessionsCommand(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'sessions',
    describe: 'Lists sessions, the one played last first.',
    builder: (yargs) =>
      withStore(yargs)
        .option('pack', { type: 'string', requiresArg: true, describe: 'Only those of this pack.' })
        .option('limit', { type: 'number', requiresArg: true, default: 100, describe: 'How many at most.' }),
    handler: (options) =>
      withHost(run, { store: options.store, json: options.json }, async (host) => {
        const { tenant, campaign, pack, limit } = options;
        const rows = await host.store.listSessions({
          tenant,
          limit,
          ...(campaign !== undefined && { campaign }),
          ...(pack !== undefined && { pack }),
        });
        if (!rows.ok) {
          report(run, describeStoreError(rows.error), options.json);
          return;
        }
        const sorted = rows.value.toSorted((a, b) => (a.touched < b.touched ? 1 : -1));
        if (options.json) writeJson(run, sorted);
        else if (sorted.length === 0) run.terminal.out('No sessions yet. `fabula-run play BUNDLE` begins one.\n');
        else {
          run.terminal.out(
            table(
              ['session', 'pack', 'turns', 'branch', 'last played', ''],
              sorted.map((row) => [
                row.key.session,
                `${row.pack} ${row.packVersion}`,
                String(row.head),
                row.branch,
                row.touched,
                [row.ended ? 'ended' : '', row.faults > 0 ? `${row.faults} faults` : ''].filter(Boolean).join(', '),
              ]),
              run.terminal.paint,
            ),
          );
        }
      }),
  };
}
