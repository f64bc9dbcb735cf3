import { openPgliteStore } from '@fabula/runtime/adapters/store-pglite';
import { type Host, openStory, packMigrations, type Story } from '@fabula/runtime/host';
import { inScratchFolder } from './scratch-folder.js';

/** SQL that was edited by hand. */
export interface Review {
  readonly files: readonly string[];
  /** What the bundle would be without the edits. */
  readonly planned: Uint8Array;
}

type Pack = ReturnType<typeof packMigrations>;
type Described = Awaited<ReturnType<Host['store']['describePack']>>;
/** Tables, views and functions of a pack, as a store finds them. */
type PackDescription = Extract<Described, { readonly ok: true }>['value'];

/**
 * What the database has after the contract that a new one has not, or the reverse: rows of both versions were in it meanwhile, and
 * it has to come to the same. Undefined where it does.
 */
export async function driftOf(host: Host, story: Story): Promise<string | undefined> {
  const pack = packMigrations(story);
  const mine = await host.store.describePack(pack.pack);
  if (!mine.ok) return `the tables can not be looked at: ${mine.error.error}`;
  const made = await madeBy(pack);
  if (typeof made === 'string') return made;
  const found = firstDifference(mine.value, made);
  return found && `${found} is not what the migrations make of a new database`;
}

/** What edited SQL makes of a new database that the planned SQL does not. Comments are the reviewer's, and more indexes. */
export async function reviewOf(story: Story, { files, planned }: Review): Promise<string | undefined> {
  const unedited = await openStory(planned);
  if (!unedited.ok) throw new Error('A bundle that was made just now is none.');
  const pack = packMigrations(story);
  const wanted = await madeBy(packMigrations(unedited.value));
  if (typeof wanted === 'string') return wanted;
  const made = await madeBy(pack);
  if (typeof made === 'string') return made;
  const found = firstDifference(withoutFree(made, wanted), withoutFree(wanted, wanted));
  return found && `by ${files.join(', ')}, ${found} is not what is planned. An edit may add indexes, and nothing else`;
}

function madeBy(pack: Pack): Promise<PackDescription | string> {
  return inScratchFolder('fabula-model-', async (folder) => {
    const opened = await openPgliteStore({ folder, disk: { sync: () => undefined } });
    if (!opened.ok) return `a new database can not be made: ${opened.error.error}`;
    const store = opened.value;
    try {
      await store.migrate();
      const made = await store.migratePack(pack, { contract: true });
      const described = await store.describePack(pack.pack);
      if (made.ok && described.ok) return described.value;
      return 'a new database does not take the migrations one after the other';
    } finally {
      await store.close();
    }
  });
}

/** A description without what a reviewer is free to write. */
function withoutFree(description: PackDescription, wanted: PackDescription): PackDescription {
  const tables = description.tables.map((table) => {
    const planned = wanted.tables.find(({ name }) => name === table.name)?.indexes ?? [];
    const indexes = table.indexes.filter(({ name }) => planned.some((each) => each.name === name));
    const columns = table.columns.map((column) => ({ ...column, comment: '' }));
    return { ...table, comment: '', indexes, columns };
  });
  return { ...description, tables, views: description.views.map((view) => ({ ...view, comment: '' })) };
}

/** ``table `person` `` */
function firstDifference(mine: PackDescription, other: PackDescription): string | undefined {
  for (const part of ['tables', 'views', 'functions'] as const) {
    const all: readonly { readonly name: string }[] = [...mine[part], ...other[part]];
    for (const name of new Set(all.map((each) => each.name))) {
      const [here, there] = [mine, other].map((each) => {
        const described: readonly { readonly name: string }[] = each[part];
        return JSON.stringify(described.filter((one) => one.name === name));
      });
      if (here !== there) return `${part.slice(0, -1)} \`${name}\``;
    }
  }
  return undefined;
}
