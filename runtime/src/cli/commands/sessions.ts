import type { CommandModule } from 'yargs';
import type { SessionRow } from '../../ports/index.js';
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
        const newest = newestByPack(sorted);
        if (options.json)
          writeJson(
            run,
            sorted.map((row) => ({ ...row, behind: isBehind(row, newest) })),
          );
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
                notesOn(row, newest).join(', '),
              ]),
              run.terminal.paint,
            ),
          );
        }
      }),
  };
}

/** How far any session of a pack has come: what the others are measured by where no bundle is at hand. */
function newestByPack(rows: readonly SessionRow[]): ReadonlyMap<string, number> {
  const newest = new Map<string, number>();
  for (const { pack, migration } of rows) newest.set(pack, Math.max(migration, newest.get(pack) ?? 0));
  return newest;
}

function isBehind({ pack, migration, head }: SessionRow, newest: ReadonlyMap<string, number>): boolean {
  return head > 0 && migration < (newest.get(pack) ?? 0);
}

function notesOn(row: SessionRow, newest: ReadonlyMap<string, number>): readonly string[] {
  const { ended, faults, migration, held } = row;
  return [
    ended ? 'ended' : '',
    faults > 0 ? `${faults} faults` : '',
    isBehind(row, newest) ? `behind, at migration ${migration}` : '',
    held ? `${held.why}: ${held.detail}` : '',
  ].filter(Boolean);
}
