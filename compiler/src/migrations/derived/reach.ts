import type { EnumIr, ExprIr, FunctionIr, ProgramIr, ResourceIr } from '@fabula/runtime/bundle';

/** What an expression of a migration needs beside the thing it is about; all of it goes along with the conversion. */
export interface Reach {
  readonly functions: Map<string, FunctionIr>;
  readonly enums: Map<string, EnumIr>;
  readonly resources: Map<string, ResourceIr>;
}

export function newReach(): Reach {
  return { functions: new Map(), enums: new Map(), resources: new Map() };
}

/** Ops that ask for something else than what is given, and what that is. */
const others: ReadonlyMap<string, string> = new Map([
  ['state', 'the state of the story'],
  ['player', 'a player'],
  ['players', 'the players'],
  ['field', 'a field of another thing'],
  ['edge', 'an edge'],
  ['linked', 'an edge'],
  ['one', 'an edge'],
  ['leadField', 'an edge'],
  ['query', 'a query'],
  ['sceneField', 'how a scene stands'],
  ['extern', 'a function of the host'],
  ['has', 'what another thing has'],
  ['isKind', 'what another thing is'],
  ['all', 'all things of a kind'],
  ['visits', 'what was visited'],
  ['turnsSince', 'what was visited'],
  ['turns', 'the turns'],
  ['choices', 'the choices'],
  ['now', 'the story’s time'],
  ['run', 'a workflow'],
  ['pursue', 'a goal'],
  ['mission', 'a mission'],
  ['title', 'a title'],
  ['roll', 'chance'],
  ['random', 'chance'],
  ['act', 'an action'],
  ['new', 'a new thing'],
]);

/** What an expression uses that a migration has not; undefined when nothing. What it may use is put into `reach`. */
export function foreignIn(
  expression: ExprIr,
  program: ProgramIr,
  former: Reach['enums'],
  reach: Reach,
): string | undefined {
  return walk(expression);

  function walk(part: unknown): string | undefined {
    if (Array.isArray(part)) return first(part);
    if (!isRecord(part) || part['op'] === 'const') return undefined;
    const { op, as, argument, name } = part;
    if (typeof op === 'string') {
      const other = others.get(op);
      if (other !== undefined) return other;
      if (op === 'call' && typeof part['function'] === 'string') {
        const found = call(part['function']);
        if (found !== undefined) return found;
      }
      if (op === 'builtin' && (name === 'recall' || name === 'transcript' || name === 'remember')) return 'a memory';
      if (op === 'builtin' && (name === 'ordinal' || name === 'next' || name === 'previous'))
        takeEnum(part['arguments']);
    }
    if (argument === 'sequence') return 'a text that changes from one time to the next';
    if (as === 'title') return 'a title';
    if (as === 'enum') noteEnum(part['enum']);
    if (as === 'amount') noteResource(part['resource']);
    return first(Object.values(part));
  }

  function first(parts: readonly unknown[]): string | undefined {
    for (const part of parts) {
      const found = walk(part);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  function call(name: string): string | undefined {
    if (reach.functions.has(name)) return undefined;
    const declared = program.functions[name];
    if (!declared) return `\`${name}\``;
    reach.functions.set(name, declared);
    const found = walk(declared.value) ?? first(declared.parameters.map((each) => each.default));
    return found === undefined ? undefined : `\`${name}\`, which uses ${found}`;
  }

  /** The second argument is the enum's name. */
  function takeEnum(values: unknown): void {
    const second: unknown = Array.isArray(values) ? values[1] : undefined;
    if (isRecord(second)) noteEnum(second['value']);
  }

  function noteEnum(name: unknown): void {
    if (typeof name !== 'string') return;
    const found = former.get(name) ?? program.schema.enums[name];
    if (found) reach.enums.set(name, found);
  }

  function noteResource(name: unknown): void {
    const found = typeof name === 'string' ? program.schema.resources[name] : undefined;
    if (typeof name === 'string' && found) reach.resources.set(name, found);
  }
}

function isRecord(part: unknown): part is { readonly [name: string]: unknown } {
  return typeof part === 'object' && part !== null;
}
