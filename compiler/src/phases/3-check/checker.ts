import type { ExprIr, StatementIr } from '@fabula/runtime/bundle';
import { noteOrigin, type SourceFile, type Span } from '../../base/index.js';
import {
  type Diagnostic,
  diagnostic,
  type Extra,
  type Fix,
  type Message,
  type Related,
} from '../../diagnostics/index.js';
import type { CallExpression, Expression, Inline, LogicBlock, Statement } from '../1-parse/index.js';
import type { Chapter, PlaceNode, Symbol } from '../2-bind/index.js';
import type { CheckedDeclaration, CheckedScene, Elaborated, Learned, NamedPlace, Uses } from './checked.js';
import type { Meaning, Mode } from './expressions/meaning.js';
import { Asked } from './flow/asked.js';
import { type Facts, keyOf, noFacts, withFact } from './flow/facts.js';
import { Scope, type Variable } from './flow/scope.js';
import type { ProgramContext } from './program-context.js';
import type { SceneScope } from './prose/scene-scope.js';
import type { CheckedText } from './text/checked-text.js';
import { isPersonal, type Ty } from './types.js';

/** What a block of logic comes to: its statements, and its value where one is wanted. */
export interface CheckedBlock {
  readonly do: readonly StatementIr[];
  readonly value: ExprIr | undefined;
  readonly type: Ty;
  /** Flow does not go on after it. */
  readonly ends: boolean;
}

/**
 * What constructs need of each other. They are handed in, because expressions hold blocks, blocks hold statements and
 * statements hold expressions: files that imported each other for it would be one file in pieces.
 */
export interface Rules {
  readonly expression: (c: Checker, expression: Expression, hint: Ty | undefined) => Elaborated;
  /** What a name, a member or a call means before it is a value. */
  readonly meaning: (c: Checker, expression: Expression, hint: Ty | undefined, mode: Mode) => Meaning;
  readonly text: (c: Checker, parts: readonly Inline[]) => CheckedText;
  /** A block of logic; `wanted` is the type of its value, `'none'` where no value is asked for. */
  readonly block: (c: Checker, block: LogicBlock, wanted: Wanted) => CheckedBlock;
  /** The body of a function or action, checked once a program. */
  readonly body: (context: ProgramContext, symbol: Symbol) => CheckedDeclaration;
  readonly statement: (c: Checker, statement: Statement, into: StatementIr[]) => boolean;
}

/** What a value must be: a type, any type, or that there need be none. */
export type Wanted = Ty | 'any' | 'none';

/** A call with arms in logic. */
export interface CheckedCall {
  readonly statement: StatementIr | undefined;
  readonly value: ExprIr | undefined;
  readonly type: Ty;
  readonly ends: boolean;
}

/** Where a checker stands. */
export interface CheckPlace {
  readonly chapter: Chapter;
  readonly file: SourceFile;
  /** The id that sites of chance and breaches begin with. */
  readonly place: string;
}

/** The maps of a checked scene while they are filled. */
export type SceneOutput = {
  -readonly [K in
    | 'expressions'
    | 'statements'
    | 'texts'
    | 'choices'
    | 'lines'
    | 'arms'
    | 'calls'
    | 'targets'
    | 'draws'
    | 'hears'
    | 'audiences'
    | 'loops'
    | 'lets'
    | 'tags']: MutableMap<CheckedScene[K]>;
};
type MutableMap<M> = M extends ReadonlyMap<infer K, infer V> ? Map<K, V> : never;

/** The checking of one declaration: what is in sight, what flow knows, and what was found out. */
export class Checker {
  readonly context: ProgramContext;
  readonly rules: Rules;
  readonly chapter: Chapter;
  readonly file: SourceFile;
  readonly diagnostics: Diagnostic[] = [];
  readonly reads = new Set<string>();
  readonly writes = new Set<string>();
  /** Every variable that a `let` declared. */
  readonly lets: Variable[] = [];
  /** What has a slot, with its type; blocks side by side share slots. */
  readonly slots: { readonly slot: string; readonly type: Ty }[] = [];
  /** Every variable that is a parameter of what is checked. */
  readonly parameters: Variable[] = [];
  /** The conditions that were checked. */
  readonly asked = new Asked();
  scope = new Scope(undefined);
  facts: Facts = noFacts;
  /** Where chance and change are not allowed: `a condition`. Undefined where they are. */
  ban: string | undefined;
  /** What `return` must give; undefined outside functions and actions. */
  result: Wanted | undefined;
  /** Whether this is an action’s body, which may `refuse`. */
  inAction = false;
  /** Whether something personal was returned. */
  personal = false;
  /** The scene that is being checked, with its labels. */
  scene: SceneScope | undefined;
  output: SceneOutput | undefined;
  /** Whether the assignment whose target is checked says why; only `justified` fields ask. */
  because: 'given' | 'missing' | undefined;
  /** The target of the `=` that is checked: of all that is written it alone need not be there. */
  sets: Expression | undefined;
  /** The name that is compared with something: it asks for a member of an enum, and makes none. */
  compared: Span | undefined;
  /** Entries of maps that are written. */
  readonly mapElements = new WeakSet<ExprIr>();
  /** What is checked is a declared value, which is there before there is anything to ask. */
  declares = false;
  /** In a query that groups its rows: what a call reckons of a whole group. */
  aggregate: ((call: Pick<CallExpression, 'arguments'>, name: string) => Elaborated | undefined) | undefined;
  /** What is checked is sent to a model: what no line could show is sent as data. */
  prompting = false;
  /** What is checked runs beside the turns: nobody waits for what a model says there. */
  offTurn = false;
  /** In tests, holdings may be set and the config is given. */
  test = false;
  #place: string;
  #ordinal = 0;

  constructor(context: ProgramContext, where: CheckPlace) {
    this.context = context;
    this.rules = context.rules;
    this.chapter = where.chapter;
    this.file = where.file;
    this.#place = where.place;
  }

  get uses(): Uses {
    const unread = this.#unread(this.lets);
    const parameters = this.#unread(this.parameters);
    return {
      reads: this.reads,
      writes: this.writes,
      unread,
      ...(parameters.length > 0 && { unreadParameters: parameters }),
    };
  }

  #unread(variables: readonly Variable[]): readonly NamedPlace[] {
    return variables
      .filter((variable) => variable.lastRead < 0)
      .map(({ name, span }) => ({ name, place: { file: this.file.path, span } }));
  }

  /** Infers an expression; `hint` is the type that would be welcome, and decides what literals and bare names mean. */
  expression(expression: Expression, hint?: Ty): Elaborated {
    return this.rules.expression(this, expression, hint);
  }

  report<Holes>(message: Message<Holes>, span: Span, holes: Holes, extra?: Extra): void {
    this.diagnostics.push(diagnostic(message, { file: this.file.path, span }, holes, extra));
  }

  /** Takes note of a member of an enum: that it is asked about, or that something may come to be it. */
  produces(symbol: Symbol, member: string, at: Span): void {
    const { compared } = this;
    const isAsked = compared && compared.start <= at.start && at.end <= compared.end;
    this.reads.add(`${isAsked ? 'asked' : 'member'}:${symbol.id}/${member}`);
  }

  /** A checker that stands at another declaration; what it reports is reported there, too, so nobody reads it. */
  elsewhere(symbol: Symbol): Checker {
    return new Checker(this.context, { chapter: symbol.chapter, file: symbol.file, place: symbol.id });
  }

  /** A fix in this file: each edit replaces a span. */
  fix(title: string, ...edits: readonly { readonly span: Span; readonly text: string }[]): Fix {
    return { title, edits: edits.map(({ span, text }) => ({ file: this.file.path, span, text })) };
  }

  /** A declared name as a second place of a diagnostic. */
  relatedTo(symbol: Symbol): Related {
    return {
      place: { file: symbol.file.path, span: symbol.declaration.name.span },
      message: `\`${symbol.name}\` is here.`,
    };
  }

  here(span: Span, message: string): Related {
    return { place: { file: this.file.path, span }, message };
  }

  sourceOf(span: Span): string {
    return this.file.text.slice(span.start, span.end);
  }

  /** Takes note of where a part of the program comes from, for whoever tells what was played of it. */
  origin(node: object, span: Span): void {
    noteOrigin(node, { file: this.file.path, span });
  }

  /** The next site of the place that is being checked. */
  site(): string {
    const site = `${this.#place}/${this.#ordinal}`;
    this.#ordinal += 1;
    return site;
  }

  idOf(node: PlaceNode): string {
    return this.context.ids.idOf(node);
  }

  /** Checks a place with its own id; sites inside begin with it. */
  at<T>(id: string, check: () => T): T {
    const place = this.#place;
    const ordinal = this.#ordinal;
    this.#place = id;
    this.#ordinal = 0;
    const result = check();
    this.#place = place;
    this.#ordinal = ordinal;
    return result;
  }

  /** Checks with a scope of its own. */
  inside<T>(check: () => T): T {
    const outer = this.scope;
    this.scope = new Scope(outer);
    const result = check();
    this.scope = outer;
    return result;
  }

  /** Checks what must not change anything nor meet chance. */
  purely<T>(where: string, check: () => T): T {
    const outer = this.ban;
    this.ban ??= where;
    const result = check();
    this.ban = outer;
    return result;
  }

  /** Declares a variable in the current scope. */
  declare(name: string, type: Ty, span: Span, rank: Variable['rank'] = 'let'): Variable {
    const variable: Variable = { name, slot: this.scope.freeSlot(name), type, rank, span, lastRead: -1 };
    this.scope.add(variable);
    this.slots.push(variable);
    return variable;
  }

  /** A slot that no name of the author's can be: what the compiler itself keeps. */
  hiddenSlot(name: string, type: Ty): string {
    const slot = this.scope.freeSlot(`$${name}`);
    this.slots.push({ slot, type });
    return slot;
  }

  /** What flow knows of a place, else its declared type. */
  narrowed(ir: ExprIr, type: Ty): Ty {
    if (this.facts.size === 0) return type;
    const key = keyOf(ir);
    return key === undefined ? type : (this.facts.get(key) ?? type);
  }

  /** Takes over what a condition that held, or did not, has told. */
  assume(learned: Learned | undefined): void {
    if (!learned || learned.length === 0) return;
    let { facts } = this;
    for (const [key, type] of learned) facts = withFact(facts, key, type);
    this.facts = facts;
  }

  /** Checks under what a condition has told, and forgets it again. */
  under<T>(learned: Learned | undefined, check: () => T): T {
    const outer = this.facts;
    this.assume(learned);
    const result = check();
    this.facts = outer;
    return result;
  }

  /** Takes note of what a `return` gives. */
  returned(type: Ty): void {
    this.personal ||= isPersonal(type);
  }

  learn(ir: ExprIr, type: Ty): void {
    const key = keyOf(ir);
    if (key !== undefined) this.facts = withFact(this.facts, key, type);
  }
}
