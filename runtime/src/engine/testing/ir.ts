import type {
  BinaryIr,
  ExprIr,
  FieldIr,
  Json,
  OpIr,
  ProgramIr,
  RuleIr,
  SceneIr,
  SchemaIr,
  StatementIr,
  TextIr,
  TypeIr,
} from '../../bundle/index.js';

/** IR in few words, for tests of the engine: what the compiler would write for a small pack. */
export function program(parts: {
  readonly scenes: readonly SceneIr[];
  readonly schema?: Partial<SchemaIr>;
  readonly functions?: ProgramIr['functions'];
  readonly actions?: ProgramIr['actions'];
  readonly rules?: readonly RuleIr[];
  readonly queries?: ProgramIr['queries'];
  readonly leadsTo?: ProgramIr['leadsTo'];
  readonly decks?: ProgramIr['decks'];
  readonly missions?: ProgramIr['missions'];
  readonly externs?: ProgramIr['externs'];
  readonly seats?: ProgramIr['seats'];
}): ProgramIr {
  const [first] = parts.scenes;
  return {
    ir: 1,
    pack: { name: 'test', title: 'Test', version: '1.0.0' },
    start: first?.name ?? 'start',
    seats: parts.seats ?? { least: 1, most: 9, roles: ['gm', 'moderator', 'leader'] },
    schema: { ...emptySchema, ...parts.schema },
    functions: parts.functions ?? {},
    actions: parts.actions ?? {},
    scenes: Object.fromEntries(parts.scenes.map((scene) => [scene.name, scene])),
    ...(parts.rules && { rules: parts.rules }),
    ...(parts.queries && { queries: parts.queries }),
    ...(parts.leadsTo && { leadsTo: parts.leadsTo }),
    ...(parts.decks && { decks: parts.decks }),
    ...(parts.missions && { missions: parts.missions }),
    ...(parts.externs && { externs: parts.externs }),
    tests: [],
  };
}

const emptySchema: SchemaIr = {
  enums: {},
  components: {},
  kinds: {},
  relations: {},
  resources: {},
  events: {},
  world: [],
  campaign: [],
  config: [],
  player: { fields: [], values: {}, asked: [] },
  entities: [],
  edges: [],
};

/** What stands in a scene: ops whose targets are names of marks, and the marks. */
export type Line = Draftable<OpIr> | { readonly mark: string };

type Draftable<O> = O extends { readonly op: 'audience' }
  ? O
  : O extends unknown
    ? { [K in keyof O]: K extends Target ? Named<O[K]> : K extends 'arms' | 'items' ? NamedItems<O[K]> : O[K] }
    : never;
type Target = 'to' | 'else' | 'end' | 'await';
type Named<T> = T extends number ? string : T;
type NamedItems<T> = T extends readonly (infer I)[] ? readonly (Omit<I, 'to'> & { readonly to: string })[] : T;

/** A scene; targets are names of marks, which are resolved here. */
export function scene(name: string, lines: readonly Line[], more: Partial<SceneIr> = {}): SceneIr {
  const marks = new Map<string, number>();
  const ops: Exclude<Line, { mark: string }>[] = [];
  for (const line of lines) {
    if ('mark' in line) marks.set(line.mark, ops.length);
    else ops.push(line);
  }
  const at = (mark: string): number => {
    const found = marks.get(mark);
    if (found === undefined) throw new Error(`no mark ${mark}`);
    return found;
  };
  return { name, parameters: [], cast: [], tags: [], ...more, code: ops.map((op) => resolve(op, at)) };
}

function resolve(op: Exclude<Line, { mark: string }>, at: (mark: string) => number): OpIr {
  switch (op.op) {
    case 'jump':
    case 'again':
    case 'offer':
    case 'offerScene':
    case 'offerCards':
    case 'fallback':
      return { ...op, to: at(op.to) };
    case 'branch':
    case 'once':
      return { ...op, else: at(op.else) };
    case 'divert':
    case 'best': {
      const { else: otherwise, ...rest } = op;
      return otherwise === undefined ? rest : { ...rest, else: at(otherwise) };
    }
    case 'match':
      return { ...op, arms: op.arms.map((arm) => ({ ...arm, to: at(arm.to) })), else: at(op.else) };
    case 'act':
      return { ...op, arms: op.arms.map((arm) => ({ ...arm, to: at(arm.to) })), else: at(op.else) };
    case 'pick':
      return { ...op, items: op.items.map((item) => ({ ...item, to: at(item.to) })), else: at(op.else) };
    case 'for':
      return { ...op, end: at(op.end) };
    case 'point':
      return { ...op, await: at(op.await) };
    default:
      return op;
  }
}

export const say = (
  id: string,
  text: string | TextIr = id,
  more: Partial<Extract<OpIr, { op: 'say' }>> = {},
): Line => ({
  op: 'say',
  id,
  text: typeof text === 'string' ? plain(text) : text,
  ...more,
});
export const mark = (name: string): Line => ({ mark: name });
export const jump = (to: string): Line => ({ op: 'jump', to });
export const label = (id: string): Line => ({ op: 'label', id, name: id });
export const run = (statement: StatementIr): Line => ({ op: 'do', do: statement });
export const exit: Line = { op: 'exit' };
export const end: Line = { op: 'end' };
export const back: Line = { op: 'back' };
export const divert = (
  to: string,
  more: { label?: string; else?: string; arguments?: readonly ExprIr[] } = {},
): Line => ({
  op: 'divert',
  id: `to ${to}`,
  scene: to,
  arguments: [],
  ...more,
});
export const visit = (id: string, to: string, args: readonly ExprIr[] = []): Line => ({
  op: 'visit',
  id,
  scene: to,
  arguments: args,
});

interface Choice {
  readonly id: string;
  readonly body?: readonly Line[];
  readonly sticky?: boolean;
  readonly guard?: ExprIr;
  readonly label?: TextIr;
  readonly echo?: TextIr;
  readonly shownElse?: TextIr;
  readonly fallback?: boolean;
  readonly hear?: Extract<OpIr, { op: 'offer' }>['hear'];
}

/** A choice point as it is lowered: offers, the wait, the bodies, the gather. */
export function point(choices: readonly Choice[]): readonly Line[] {
  const id = choices[0]?.id ?? 'point';
  return [
    { op: 'point', id, await: `${id} wait` },
    ...choices.map((choice): Line => offer(choice)),
    mark(`${id} wait`),
    { op: 'await', id },
    jump(`${id} gather`),
    ...choices.flatMap((choice) => [mark(choice.id), ...(choice.body ?? []), jump(`${id} gather`)]),
    mark(`${id} gather`),
  ];
}

export function offer(choice: Choice, keys?: readonly string[]): Line {
  const { id, sticky = false, guard, echo, shownElse, hear } = choice;
  if (choice.fallback) return { op: 'fallback', id, sticky, to: id, ...(guard && { guard }) };
  return {
    op: 'offer',
    id,
    sticky,
    label: choice.label ?? plain(id),
    to: id,
    ...(guard && { guard }),
    ...(echo && { echo }),
    ...(shownElse && { shownElse }),
    ...(hear && { hear }),
    ...(keys && { keys }),
  };
}

export function plain(text: string): TextIr {
  return { template: [text], arguments: [] };
}

/** A text that shows values, one after the other. */
export function showing(...values: readonly ExprIr[]): TextIr {
  return {
    template: values.map((_, argument) => ({ part: 'value', argument })),
    arguments: values.map((of) => ({ argument: 'value', of, format: { as: 'text' } })),
  };
}

export const constant = (value: Json): ExprIr => ({ op: 'const', value });
export const local = (slot: string): ExprIr => ({ op: 'local', slot });
export const world = (name: string): ExprIr => ({ op: 'state', scope: 'world', name });
export const player: ExprIr = { op: 'player' };
export const entity = (id: string): ExprIr => constant(id);
export const field = (of: ExprIr, name: string, component?: string): ExprIr => ({
  op: 'field',
  of,
  field: name,
  ...(component !== undefined && { component }),
});
export const binary = (operator: BinaryIr, left: ExprIr, right: ExprIr): ExprIr => ({
  op: 'binary',
  operator,
  left,
  right,
});
export const visits = (place: string): ExprIr => ({ op: 'visits', place });

export const setWorld = (name: string, value: ExprIr): StatementIr => ({
  do: 'set',
  id: `set ${name}`,
  to: { target: 'state', scope: 'world', name },
  value,
});
export const setField = (of: ExprIr, name: string, value: ExprIr, component?: string): StatementIr => ({
  do: 'set',
  id: `set ${name}`,
  to: { target: 'field', of, field: name, ...(component !== undefined && { component }) },
  value,
});
/** A write whose value belongs to a person. */
export function personally(statement: StatementIr): StatementIr {
  return statement.do === 'set' ? { ...statement, personal: true } : statement;
}
export const letSlot = (slot: string, value: ExprIr): StatementIr => ({ do: 'let', slot, value });

export const int: TypeIr = { type: 'int' };
export const text: TypeIr = { type: 'text' };
export const fieldOf = (name: string, type: TypeIr, value?: Json): FieldIr => ({
  name,
  type,
  ...(value !== undefined && { default: constant(value) }),
});

/** `if`: its property makes the object look like a promise to a linter, so it is written in one place. */
export function ifStatement(condition: ExprIr, ...then: readonly StatementIr[]): StatementIr {
  return { do: 'if', condition, then, else: [] };
}

/** A scene that runs statements, one op each, shows some values, and ends. */
export function logic(statements: readonly StatementIr[], ...shown: readonly ExprIr[]): SceneIr {
  return scene('logic', [...statements.map(run), say('shows', showing(...shown)), end]);
}
