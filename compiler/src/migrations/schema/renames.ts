import type { FieldIr, ProgramIr, SchemaIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../diagnostics/index.js';
import type { Models, Renames, Warning } from '../change.js';

interface Named {
  readonly was?: string | undefined;
}
type Table = ReadonlyMap<string, Named>;
type Fields = ReadonlyMap<string, Table>;

/** What is called otherwise, by what the declarations say of themselves. A name that is still declared is nobody's former one. */
export function renamesOf(models: Models): Renames {
  return readRenames(models).renames;
}

/** Besides, former names that the release has nothing of. */
export function readRenames({ before, after }: Models): {
  readonly renames: Renames;
  readonly warnings: readonly Warning[];
} {
  const warnings: Warning[] = [];
  const renamed = (
    sort: string,
    was: Table,
    now: Table,
    beside: ReadonlySet<string> = new Set(),
  ): ReadonlyMap<string, string> =>
    pairs(was, now, (old, name) => {
      if (beside.has(old)) return;
      warnings.push({
        code: catalogue.formerNameUnknown.code,
        says: catalogue.formerNameUnknown.text({ sort, now: name, was: old }),
        about: name,
      });
    });
  const { schema: old } = before;
  const { schema: fresh } = after;
  const enums = renamed('enum', table(old.enums), table(fresh.enums));
  const cases = new Map<string, ReadonlyMap<string, string>>();
  for (const [name, { cases: members }] of Object.entries(old.enums)) {
    const now = fresh.enums[enums.get(name) ?? name];
    if (!now) continue;
    const found = renamed('case', byName(members), byName(now.cases));
    if (found.size > 0) cases.set(name, found);
  }
  const tables = {
    components: renamed('component', table(old.components), table(fresh.components)),
    kinds: renamed('kind', table(old.kinds), table(fresh.kinds)),
    relations: renamed('relation', table(old.relations), table(fresh.relations)),
    events: renamed('event', table(old.events), table(fresh.events)),
  };
  const fields = new Map<string, ReadonlyMap<string, string>>();
  const now = fieldTables(fresh);
  const beside = fieldsBeside(old);
  for (const [owner, members] of fieldTables(old)) {
    const found = renamed('field', members, now.get(ownerNow(owner, tables)) ?? new Map(), beside(owner));
    if (found.size > 0) fields.set(owner, found);
  }
  return {
    renames: {
      enums,
      cases,
      ...tables,
      resources: renamed('resource', table(old.resources), table(fresh.resources)),
      entities: renamed('entity', byId(old), byId(fresh)),
      scenes: renamed('scene', table(before.scenes), table(after.scenes)),
      decks: renamed('deck', table(before.decks ?? {}), table(after.decks ?? {})),
      missions: renamed('mission', byName(before.missions ?? []), byName(after.missions ?? [])),
      fields,
    },
    warnings,
  };
}

/** Fields may move between a kind and its components: then `was` is a name that the other had. */
function fieldsBeside({ kinds, components }: SchemaIr): (owner: string) => ReadonlySet<string> {
  const ofKinds = fieldNames(kinds);
  const ofComponents = fieldNames(components);
  const none = new Set<string>();
  return (owner) => (owner.startsWith('component ') ? ofKinds : owner.startsWith('kind ') ? ofComponents : none);
}

function fieldNames(owners: { readonly [name: string]: { readonly fields: readonly FieldIr[] } }): ReadonlySet<string> {
  return new Set(Object.values(owners).flatMap(({ fields }) => fields.map(({ name }) => name)));
}

/** `kind Person` as it is called now. */
function ownerNow(owner: string, renames: Pick<Renames, 'components' | 'kinds' | 'relations' | 'events'>): string {
  const space = owner.indexOf(' ');
  if (space < 0) return owner;
  const [sort, name] = [owner.slice(0, space), owner.slice(space + 1)];
  const maps = new Map([
    ['kind', renames.kinds],
    ['component', renames.components],
    ['relation', renames.relations],
    ['event', renames.events],
  ]);
  return `${sort} ${maps.get(sort)?.get(name) ?? name}`;
}

/** The old name each new one had, where it is the old one's heir: an old name has one, and it must be gone. */
function pairs(was: Table, now: Table, unknown: (old: string, name: string) => void): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, { was: old }] of now) {
    // What the release has under its name of today was called so before: its `was` is an older one's.
    if (old === undefined || now.has(old) || was.has(name) || found.has(old)) continue;
    if (was.has(old)) found.set(old, name);
    else unknown(old, name);
  }
  return found;
}

function table(of: { readonly [name: string]: Named }): Table {
  return new Map(Object.entries(of));
}

function byName(of: readonly (Named & { readonly name: string })[]): Table {
  return new Map(of.map((each) => [each.name, each]));
}

function byId({ entities }: SchemaIr): Table {
  return new Map(entities.map((each) => [each.id, each]));
}

function fieldTables(schema: ProgramIr['schema']): Fields {
  const tables = new Map<string, Table>();
  const add = (owner: string, fields: readonly FieldIr[]): void => {
    tables.set(owner, byName(fields));
  };
  for (const [name, { fields }] of Object.entries(schema.kinds)) add(`kind ${name}`, fields);
  for (const [name, { fields }] of Object.entries(schema.components)) add(`component ${name}`, fields);
  for (const [name, { fields }] of Object.entries(schema.relations)) add(`relation ${name}`, fields);
  for (const [name, { fields }] of Object.entries(schema.events)) add(`event ${name}`, fields);
  add('world', schema.world);
  add('campaign', schema.campaign);
  add('config', schema.config);
  add('player', schema.player.fields);
  return tables;
}
