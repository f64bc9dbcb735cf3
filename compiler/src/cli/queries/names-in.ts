/** What a piece of the program names, by the properties that hold names in it. */
export interface NamesIn {
  readonly kinds: ReadonlySet<string>;
  readonly components: ReadonlySet<string>;
  readonly relations: ReadonlySet<string>;
  readonly resources: ReadonlySet<string>;
  readonly enums: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
  readonly queries: ReadonlySet<string>;
  /** `mood`, `Voice.tone`. */
  readonly fields: ReadonlySet<string>;
  /** `world.tide`. */
  readonly state: ReadonlySet<string>;
  /** Constants: members of enums, things and scenes are among them. */
  readonly texts: ReadonlySet<string>;
}

const sorts = new Map<string, Exclude<keyof NamesIn, 'state' | 'texts'>>([
  ['kind', 'kinds'],
  ['kinds', 'kinds'],
  ['component', 'components'],
  ['components', 'components'],
  ['has', 'components'],
  ['relation', 'relations'],
  ['relations', 'relations'],
  ['resource', 'resources'],
  ['enum', 'enums'],
  ['event', 'events'],
  ['function', 'functions'],
  ['query', 'queries'],
  ['field', 'fields'],
]);

/** All of them, each once. A piece of a program is data, so it is gone through without a case for each form. */
export function namesIn(piece: unknown): NamesIn {
  const found = {
    kinds: new Set<string>(),
    components: new Set<string>(),
    relations: new Set<string>(),
    resources: new Set<string>(),
    enums: new Set<string>(),
    events: new Set<string>(),
    functions: new Set<string>(),
    queries: new Set<string>(),
    fields: new Set<string>(),
    state: new Set<string>(),
    texts: new Set<string>(),
  };
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) visit(each);
    if (!isObject(node) || Array.isArray(node)) return;
    const { op, scope, name, value } = node;
    if (op === 'state' && typeof scope === 'string' && typeof name === 'string') found.state.add(`${scope}.${name}`);
    if (op === 'const' && typeof value === 'string') found.texts.add(value);
    for (const [key, each] of Object.entries(node)) {
      const sort = sorts.get(key);
      if (sort) for (const named of namesOf(each)) found[sort].add(named);
      visit(each);
    }
  };
  visit(piece);
  return found;
}

function namesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null;
}
