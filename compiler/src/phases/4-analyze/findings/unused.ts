import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import type { NamedDeclaration, Namespace, Symbol } from '../../2-bind/index.js';
import type { AnalyzeInput } from '../input.js';
import { isLibrary } from '../library.js';

/** What a name is of, and in which namespace uses of it are noted. Others are there by being declared. */
const looked: { readonly [K in NamedDeclaration['kind']]?: { readonly sort: string; readonly namespace: Namespace } } =
  {
    function: { sort: 'function', namespace: 'value' },
    action: { sort: 'action', namespace: 'value' },
    query: { sort: 'query', namespace: 'value' },
    relation: { sort: 'relation', namespace: 'value' },
    table: { sort: 'table', namespace: 'value' },
    extern: { sort: 'function of the host', namespace: 'value' },
    type: { sort: 'type', namespace: 'type' },
    enum: { sort: 'enum', namespace: 'type' },
    recordDeclaration: { sort: 'record', namespace: 'type' },
    variant: { sort: 'variant', namespace: 'type' },
    component: { sort: 'component', namespace: 'type' },
    kindDeclaration: { sort: 'kind', namespace: 'type' },
    resource: { sort: 'resource', namespace: 'type' },
  };

/**
 * Declarations of a story that nothing in it names, and packs it uses and takes nothing from. A library has them for
 * others, and an action that says who may call it is called from outside. What only tests name is named. That all uses
 * of something stand in what is itself unused is not found: mending one finding brings the next.
 */
export function unused(input: AnalyzeInput): Diagnostic[] {
  const { main } = input.program;
  if (isLibrary(main)) return [];
  const named = new Set<string>();
  for (const uses of input.uses) {
    for (const read of uses.reads) named.add(read);
    for (const write of uses.writes) named.add(write);
  }
  for (const action of foundByThinking(main.symbols)) named.add(`value:${action}`);
  const found: Diagnostic[] = [];
  for (const symbol of main.symbols) {
    const sort = sortOf(symbol, named);
    if (sort === undefined || symbol.name.startsWith('_')) continue;
    const place = { file: symbol.file.path, span: symbol.declaration.name.span };
    found.push(diagnostic(catalogue.unused, place, { sort, name: symbol.name }));
  }
  return [...found, ...unusedPacks(input, named)];
}

/**
 * Actions of simulations that nobody has to name: agents who ask a prompt may take any of them, and so may a solver that
 * looks for a plan, where a goal has no beats.
 */
function foundByThinking(symbols: readonly Symbol[]): string[] {
  const planned = new Set(
    symbols
      .flatMap(({ declaration: d }) => (d.kind === 'goal' && d.beats.length === 0 ? d.in.names.slice(-1) : []))
      .map(({ text }) => text),
  );
  return symbols.flatMap(({ name, declaration: d, actions }) => {
    if (d.kind !== 'simulation' || !actions) return [];
    const thinks = d.agents.some(({ decisions }) => decisions.some(({ kind }) => kind === 'agentAsk'));
    return thinks || planned.has(name) ? [...actions.values()].map(({ id }) => id) : [];
  });
}

/** What sort of declaration it is that nothing names; undefined where something does, or it need not be named. */
function sortOf({ id, declaration }: Symbol, named: ReadonlySet<string>): string | undefined {
  if (declaration.kind === 'action' && declaration.by.length > 0) return undefined;
  if (declaration.kind === 'event') return named.has(`event:${id}`) || named.has(`value:${id}`) ? undefined : 'event';
  const entry = looked[declaration.kind];
  return !entry || named.has(`${entry.namespace}:${id}`) ? undefined : entry.sort;
}

/** Packs that are named by `use`, and nothing of which is. */
function unusedPacks({ program: { main } }: AnalyzeInput, named: ReadonlySet<string>): Diagnostic[] {
  const prefixes = new Set<string>();
  for (const name of named) {
    const slash = name.indexOf('/');
    if (slash > 0) prefixes.add(name.slice(name.indexOf(':') + 1, slash + 1));
  }
  return main.uses.flatMap(({ unit, alias }) => {
    const isNamed = prefixes.has(unit.prefix) || [...named].some((name) => name.includes(`/${unit.prefix}`));
    const use = main.pack.uses.find(({ path }) => path.names.map(({ text }) => text).join('.') === unit.name);
    // What a pack brings by being there, such as its rules, is used by `use`.
    const acts = unit.symbols.some(({ declaration: { kind } }) => kind === 'rule' || kind === 'mission');
    if (isNamed || acts || !use || alias.startsWith('_')) return [];
    const place = { file: main.packFile.path, span: use.span };
    return [diagnostic(catalogue.unused, place, { sort: 'pack', name: unit.name })];
  });
}
