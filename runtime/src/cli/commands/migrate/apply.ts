import type { CommandModule } from 'yargs';
import { keepStory, packMigrations, type Story } from '../../../host/index.js';
import type { MigrationReport } from '../../../ports/index.js';
import { type Run, report, writeJson } from '../../command.js';
import { describeError, describeStoreError } from '../../describe-error.js';
import { openStore } from '../../open-store.js';
import { type PlaceArguments, withPlace } from '../../options.js';
import { readBundle } from '../../read-bundle.js';
import { withHost } from '../../with-host.js';

interface Arguments extends PlaceArguments {
  readonly bundle: string | undefined;
  readonly 'dry-run': boolean;
}

/** `fabula-run migrate [BUNDLE]`: the store's own tables, and with a bundle what its pack adds to them. */
export function applyCommand(run: Run): CommandModule<object, Arguments> {
  return {
    command: '$0 [bundle]',
    describe: 'Makes the tables that are new. What older bundles use stays until `contract`.',
    builder: (yargs) =>
      withPlace(yargs)
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
  const story = await storyIn(run, options);
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
  const { bundle, json } = options;
  const story = await storyIn(run, options);
  if (bundle !== undefined && !story) return;
  const opened = await openStore(run, { store: options.store, bundle, migrate: false });
  if (!opened.ok) {
    report(run, opened.problem, json);
    return;
  }
  try {
    const found = await opened.store.migrations();
    // Before the store's own tables are there, all of a pack's are pending.
    const pack = story && found.ok ? await packReport(opened.store, story, found.value) : undefined;
    const failed = found.ok ? (pack && !pack.ok ? pack.error : undefined) : found.error;
    if (failed) report(run, describeStoreError(failed), json);
    else if (found.ok) {
      const pending = [...found.value.pending, ...(pack?.ok ? pack.value.pending : [])];
      const alreadyApplied = [...found.value.alreadyApplied, ...(pack?.ok ? pack.value.alreadyApplied : [])];
      if (json) writeJson(run, { ok: true, applied: [], pending, alreadyApplied });
      else run.terminal.out(pendingText(pending));
    }
  } finally {
    await opened.store.close();
  }
}

type Store = Parameters<typeof keepStory>[0]['store'];

async function packReport(store: Store, story: Story, own: MigrationReport) {
  const pack = packMigrations(story);
  if (own.pending.length === 0) return store.reportPack(pack);
  const pending = pack.files.map(({ name }) => name).filter((name) => !name.endsWith('.contract.sql'));
  return { ok: true, value: { applied: [], pending, alreadyApplied: [] } } as const;
}

async function storyIn(run: Run, { bundle, json }: Arguments): Promise<Story | undefined> {
  return bundle === undefined ? undefined : readBundle(run, { bundle, requireSignature: false, key: [] }, json);
}

function pendingText(pending: readonly string[]): string {
  return pending.length === 0 ? 'Nothing is pending.\n' : pending.map((name) => `Pending: ${name}\n`).join('');
}
