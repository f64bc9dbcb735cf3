import { createHash } from 'node:crypto';
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

/**
 * What is not as it was before when a migration was expanded and converted, and `undo.sql` then takes that back. What a contract
 * has taken away nothing brings back: it is no part of this.
 */
export async function undoneDrift(before: Story, after: Story, undo: string): Promise<string | undefined> {
  const had = packMigrations(before);
  const pack = packMigrations(after);
  const added = pack.files.filter(({ name }) => !had.files.some((file) => file.name === name) && !isContract(name));
  const rolledOut = { ...pack, files: [...had.files, ...added] };
  // To the store it is a migration as any other, so that it is run as one.
  const name = `${String(after.migration + 1).padStart(4, '0')}_undo.expand.sql`;
  const file = { name, sql: undo, checksum: createHash('sha256').update(undo).digest('hex') };
  const found = await inNewStore(async (store) => {
    const first = await described(store, had);
    const second = typeof first === 'string' ? first : await described(store, rolledOut);
    if (typeof first === 'string' || typeof second === 'string') return { first, last: second };
    const run = await store.migratePack({ ...rolledOut, files: [...rolledOut.files, file] }, { contract: true });
    if (!run.ok) return { first, last: 'detail' in run.error ? run.error.detail : run.error.error };
    const last = await store.describePack(pack.pack);
    return { first, last: last.ok ? last.value : last.error.error };
  });
  if (typeof found === 'string') return found;
  const { first, last } = found;
  if (typeof first === 'string') return first;
  if (typeof last === 'string') return last.replace(`${name}: `, '');
  const other = firstDifference(withoutFree(last, last), withoutFree(first, first));
  return other && `${other} is not what it was before`;
}

function isContract(name: string): boolean {
  return name.endsWith('.contract.sql');
}

function madeBy(pack: Pack): Promise<PackDescription | string> {
  return inNewStore((store) => described(store, pack));
}

async function described(store: Host['store'], pack: Pack): Promise<PackDescription | string> {
  const made = await store.migratePack(pack, { contract: true });
  const found = await store.describePack(pack.pack);
  if (made.ok && found.ok) return found.value;
  return 'a new database does not take the migrations one after the other';
}

function inNewStore<T>(work: (store: Host['store']) => Promise<T>): Promise<T | string> {
  return inScratchFolder('fabula-model-', async (folder) => {
    const opened = await openPgliteStore({ folder, disk: { sync: () => undefined } });
    if (!opened.ok) return `a new database can not be made: ${opened.error.error}`;
    try {
      await opened.value.migrate();
      return await work(opened.value);
    } finally {
      await opened.value.close();
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
