import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandModule } from 'yargs';
import { type Host, packMigrations, type Story } from '../../../host/index.js';
import type { PackDescription, PackMigrations, StoreResult } from '../../../ports/index.js';
import { type Run, report, writeJson } from '../../command.js';
import { describeStoreError } from '../../describe-error.js';
import { exitCodes } from '../../exit-codes.js';
import { compareDescriptions, type Drift } from './compare-descriptions.js';
import { type StoryArguments, withBundle, withStory } from './with-story.js';

/** `fabula-run migrate drift BUNDLE`: holds the tables against what the bundle's migrations make. */
export function driftCommand(run: Run): CommandModule<object, StoryArguments> {
  return {
    command: 'drift <bundle>',
    describe: 'Names what the pack’s tables have that its migrations don’t make, and the reverse.',
    builder: withBundle,
    handler: (options) => withStory(run, options, (host, story) => drift(run, options, host, story)),
  };
}

async function drift(run: Run, { json, bundle }: StoryArguments, host: Host, story: Story): Promise<void> {
  const { store } = host;
  if (store.kind === 'memory') {
    const message = 'A store in memory has no tables. Name a folder or a server with --store.';
    report(run, { exit: exitCodes.usage, name: 'noTables', message }, json);
    return;
  }
  const pack = packMigrations(story);
  const applied = await store.reportPack(pack);
  if (!applied.ok) {
    report(run, describeStoreError(applied.error), json);
    return;
  }
  const { alreadyApplied, ahead } = applied.value;
  if (ahead.length > 0) {
    const message = `A newer bundle of the pack was here: it applied ${ahead.join(', ')}. Name that one, which has them.`;
    report(run, { exit: exitCodes.data, name: 'olderBundle', message }, json);
    return;
  }
  const database = await store.describePack(pack.pack);
  const names = new Set(alreadyApplied);
  const model = await modelOf({ ...pack, files: pack.files.filter(({ name }) => names.has(name)) });
  const failed = database.ok ? (model.ok ? undefined : model.error) : database.error;
  if (failed) report(run, describeStoreError(failed), json);
  if (!database.ok || !model.ok) return;
  const found = compareDescriptions(database.value, model.value);
  if (found.length > 0) run.exit = exitCodes.data;
  if (json) writeJson(run, { ok: found.length === 0, applied: alreadyApplied, drift: found });
  else if (found.length === 0) run.terminal.out(`The tables are what ${nameOf(alreadyApplied, bundle)} made.\n`);
  else run.terminal.out(`${found.map(lineOf).join('\n')}\n`);
}

function nameOf(applied: readonly string[], bundle: string): string {
  return applied.at(-1) ?? `nothing, since no migration of ${bundle} was applied,`;
}

/** The same files in a database of their own, which is gone afterwards. */
async function modelOf(pack: PackMigrations): Promise<StoreResult<PackDescription>> {
  const { openPgliteStore } = await import('../../../adapters/store-pglite/index.js');
  const folder = await mkdtemp(join(tmpdir(), 'fabula-model-'));
  try {
    const opened = await openPgliteStore({ folder: join(folder, 'store') });
    if (!opened.ok) return opened;
    const store = opened.value;
    try {
      const migrated = await store.migrate();
      if (!migrated.ok) return migrated;
      const made = await store.migratePack(pack, { contract: true });
      return made.ok ? await store.describePack(pack.pack) : made;
    } finally {
      await store.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function lineOf({ drift: kind, what, name, database, model }: Drift): string {
  switch (kind) {
    case 'onlyThere':
      return `${what} ${name} is in the database, and no migration makes it.`;
    case 'missing':
      return `${what} ${name} is missing in the database.`;
    case 'differs':
      return `${what} ${name} differs.\n  database: ${first(database)}\n  migrations: ${first(model)}`;
  }
}

/** A function's text is told to programs, with --json. */
function first(definition: string | undefined): string {
  const [line = '', ...rest] = (definition ?? '').split('\n');
  return rest.length === 0 ? line : `${line} …`;
}
