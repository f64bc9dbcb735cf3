import type { CommandModule } from 'yargs';
import { keepStory } from '../../host/index.js';
import type { MigrationReport } from '../../ports/index.js';
import { type Run, report, writeJson } from '../command.js';
import { describeError, describeStoreError } from '../describe-error.js';
import { openStore } from '../open-store.js';
import { type StoreArguments, withStore } from '../options.js';
import { readBundle } from '../read-bundle.js';
import { withHost } from '../with-host.js';

interface Arguments extends StoreArguments {
  readonly bundle: string | undefined;
  readonly 'dry-run': boolean;
}

/** `fabula-run migrate [BUNDLE]`: the store's own tables, and with a bundle the pack's. */
export function migrateCommand(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'migrate [bundle]',
    describe: 'Brings the store up to date, and with a bundle the tables of its pack.',
    builder: (yargs) =>
      withStore(yargs)
        .positional('bundle', { type: 'string', describe: 'The bundle whose migrations are applied, too.' })
        .option('dry-run', {
          type: 'boolean',
          default: false,
          describe: 'Says what is pending and changes nothing.',
        }),
    handler: (options) => (options['dry-run'] ? lookOnly(run, options) : migrate(run, options)),
  };
}

async function migrate(run: Run, options: Arguments): Promise<void> {
  const { bundle, json } = options;
  const story =
    bundle === undefined ? undefined : await readBundle(run, { bundle, requireSignature: false, key: [] }, json);
  if (bundle !== undefined && !story) return;
  await withHost(run, options, async (host) => {
    const migrated = await host.store.migrate();
    if (!migrated.ok) {
      report(run, describeStoreError(migrated.error), json);
      return;
    }
    const pack = story && (await keepStory(host, story));
    if (pack && !pack.ok) {
      report(run, describeError(pack.error), json);
      return;
    }
    const applied = [...migrated.value.applied, ...(pack?.value.applied ?? [])];
    if (json) writeJson(run, { ok: true, applied });
    else
      run.terminal.out(
        applied.length === 0
          ? 'Nothing to do: the store is up to date.\n'
          : applied.map((name) => `Applied ${name}.\n`).join(''),
      );
  });
}

async function lookOnly(run: Run, options: Arguments): Promise<void> {
  const opened = await openStore(run, { store: options.store, bundle: options.bundle, migrate: false });
  if (!opened.ok) {
    report(run, opened.problem, options.json);
    return;
  }
  try {
    const found = await opened.store.migrations();
    if (!found.ok) report(run, describeStoreError(found.error), options.json);
    else if (options.json) writeJson(run, { ok: true, ...found.value });
    else run.terminal.out(pendingText(found.value));
  } finally {
    await opened.store.close();
  }
}

function pendingText({ pending }: MigrationReport): string {
  return pending.length === 0 ? 'Nothing is pending.\n' : pending.map((name) => `Pending: ${name}\n`).join('');
}
