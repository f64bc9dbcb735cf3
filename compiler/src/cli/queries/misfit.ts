import { canonicalJson, type FieldIr, type ProgramIr, type QueryIr, type TypeIr } from '@fabula/runtime/bundle';
import { type NamesIn, namesIn } from './names-in.js';

/** Whether two programs are one, but for what concerns neither a session's state nor what can be asked of it. */
export function isSameStory(a: ProgramIr, b: ProgramIr): boolean {
  const { releases: _, projection: __, tests: ___, ...own } = a;
  const { releases: ____, projection: _____, tests: ______, ...other } = b;
  return isSame(own, other);
}

/**
 * What a query that was checked against the source means otherwise, or not at all, in the program that a session is played
 * with: in words that follow "there". Undefined where it means the same.
 */
export function misfit(query: QueryIr, source: ProgramIr, played: ProgramIr): string | undefined {
  const pieces: unknown[] = [query];
  const calls = calledBy(query, source);
  for (const [sort, name] of calls) {
    const ours = source[sort]?.[name];
    const theirs = played[sort]?.[name];
    if (!theirs) return `is no ${sort === 'functions' ? 'function' : 'query'} \`${name}\``;
    if (!isSame(ours, theirs)) return `\`${name}\` is written otherwise`;
    pieces.push(ours);
  }
  const names = namesIn(pieces);
  return misfitOfSchema(names, source, played) ?? misfitOfTexts(names, source, played);
}

type Call = readonly ['functions' | 'queries', string];

/** Functions and queries that are asked on the way. */
function calledBy(query: QueryIr, source: ProgramIr): readonly Call[] {
  const met = new Map<string, Call>();
  const follow = (piece: unknown): void => {
    const { functions, queries } = namesIn(piece);
    for (const [sort, names] of [
      ['functions', functions],
      ['queries', queries],
    ] as const)
      for (const name of names) {
        // `count` of a group is called a function, too.
        const known = source[sort] ?? {};
        if (met.has(`${sort} ${name}`) || !Object.hasOwn(known, name)) continue;
        met.set(`${sort} ${name}`, [sort, name]);
        follow(known[name]);
      }
  };
  follow(query);
  return [...met.values()];
}

function misfitOfSchema(
  names: NamesIn,
  { schema: ours }: ProgramIr,
  { schema: theirs }: ProgramIr,
): string | undefined {
  const { fields } = names;
  for (const name of names.state) {
    const [scope, field = ''] = name.split('.', 2);
    if (scope !== 'world' && scope !== 'campaign' && scope !== 'config') continue;
    const wrong = misfitOfFields(scope, ours[scope], theirs[scope], new Set([field]));
    if (wrong !== undefined) return wrong;
  }
  for (const name of names.components) {
    const wrong = misfitOf('component', name, ours.components[name], theirs.components[name], fields);
    if (wrong !== undefined) return wrong;
  }
  for (const name of kindsTouched(names, ours)) {
    const wrong = misfitOf('kind', name, ours.kinds[name], theirs.kinds[name], fields);
    if (wrong !== undefined) return wrong;
  }
  for (const name of names.relations) {
    const [own, other] = [ours.relations[name], theirs.relations[name]];
    const wrong = misfitOf('relation', name, own, other, fields);
    if (wrong !== undefined) return wrong;
    if (own && other && !(isSameType(own.from, other.from) && isSameType(own.to, other.to)))
      return `\`${name}\` leads from or to other things`;
  }
  for (const name of names.events) {
    const own = ours.events[name];
    const all = new Set(own?.fields.map((field) => field.name));
    const wrong = misfitOf('event', name, own, theirs.events[name], all);
    if (wrong !== undefined) return wrong;
  }
  for (const name of names.resources)
    if (ours.resources[name]?.scale !== theirs.resources[name]?.scale) return `\`${name}\` is another resource`;
  return undefined;
}

interface Declared {
  readonly fields: readonly FieldIr[];
}

function misfitOf(
  sort: string,
  name: string,
  ours: Declared | undefined,
  theirs: Declared | undefined,
  fields: ReadonlySet<string>,
): string | undefined {
  if (!ours) return undefined;
  if (!theirs) return `is no ${sort} \`${name}\``;
  return misfitOfFields(name, ours.fields, theirs.fields, fields);
}

function misfitOfFields(
  of: string,
  ours: readonly FieldIr[],
  theirs: readonly FieldIr[],
  asked: ReadonlySet<string>,
): string | undefined {
  for (const { name, type } of ours) {
    if (!asked.has(name) && !asked.has(`${of}.${name}`)) continue;
    const shown = name.startsWith(`${of}.`) ? name : `${of}.${name}`;
    const other = theirs.find((each) => each.name === name);
    if (!other) return `is no \`${shown}\``;
    if (!isSameType(type, other.type)) return `\`${shown}\` is of another type`;
  }
  return undefined;
}

/** Kinds by name, and those that are come to by the fields that are read and the edges that are gone along. */
function kindsTouched({ kinds, relations, fields }: NamesIn, schema: ProgramIr['schema']): ReadonlySet<string> {
  const touched = new Set<string>();
  const add = (names: Iterable<string>): void => {
    for (const name of names) {
      if (touched.has(name)) continue;
      touched.add(name);
      for (const field of schema.kinds[name]?.fields ?? []) if (fields.has(field.name)) add(namesIn(field.type).kinds);
    }
  };
  add(kinds);
  for (const name of relations) add(namesIn([schema.relations[name]?.from, schema.relations[name]?.to]).kinds);
  return touched;
}

/** Things, scenes and members of enums are texts in a program. */
function misfitOfTexts({ texts }: NamesIn, source: ProgramIr, played: ProgramIr): string | undefined {
  for (const text of texts) {
    const sort = sortOf(text, source);
    if (sort !== undefined && sortOf(text, played) === undefined) return `is no ${sort} \`${text}\``;
  }
  return undefined;
}

function sortOf(text: string, { schema, scenes }: ProgramIr): string | undefined {
  if (schema.entities.some(({ id }) => id === text)) return 'thing';
  if (Object.hasOwn(scenes, text)) return 'scene';
  const isMember = Object.values(schema.enums).some(({ cases }) => cases.some(({ name }) => name === text));
  return isMember ? 'member of an enum' : undefined;
}

/** What a type allows is no matter: a value is read as it is. */
const bounds = new Set(['low', 'high', 'clamped', 'max', 'matches', 'least', 'most', 'default', 'was', 'keep']);

function isSameType(a: TypeIr, b: TypeIr): boolean {
  const shape = (type: TypeIr): string =>
    JSON.stringify(type, (key, value: unknown) => (bounds.has(key) ? undefined : value));
  return shape(a) === shape(b);
}

function isSame(a: unknown, b: unknown): boolean {
  return Buffer.compare(canonicalJson(a), canonicalJson(b)) === 0;
}
