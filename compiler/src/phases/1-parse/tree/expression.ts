import type { AskExpression, InferExpression, InterpretExpression } from './model.js';
import type { Name, Node, Path } from './node.js';
import type { Inline } from './prose.js';
import type { Arm } from './statement.js';
import type { RunExpression } from './workflow.js';

/** Anything with a value. */
export type Expression =
  | IntLiteral
  | FloatLiteral
  | TextLiteral
  | BoolLiteral
  | NoneLiteral
  | DiceLiteral
  | DurationLiteral
  | UnitLiteral
  | NameExpression
  | MemberExpression
  | IndexExpression
  | CallExpression
  | UnaryExpression
  | BinaryExpression
  | HasExpression
  | ConditionalExpression
  | MatchExpression
  | RangeExpression
  | ListExpression
  | ComprehensionExpression
  | RecordExpression
  | NewExpression
  | ExistsExpression
  | AmountExpression
  | AllExpression
  | PursueExpression
  | RunExpression
  | AskExpression
  | InferExpression
  | InterpretExpression
  | ErrorExpression;

/** `12`, `10_000`. `value` is exact up to 2^53 − 1; a larger literal is reported by the lexer and clamped. */
export interface IntLiteral extends Node {
  readonly kind: 'int';
  readonly value: number;
}
/** `0.5`, `1e-3`. `text` keeps the digits: a decimal or an amount is read from them, never through a float. */
export interface FloatLiteral extends Node {
  readonly kind: 'float';
  readonly value: number;
  readonly text: string;
}
/** `"so {x}"`: the text's parts, interpolations parsed. */
export interface TextLiteral extends Node {
  readonly kind: 'text';
  readonly parts: readonly Inline[];
}
export interface BoolLiteral extends Node {
  readonly kind: 'bool';
  readonly value: boolean;
}
export interface NoneLiteral extends Node {
  readonly kind: 'none';
}
/** `2d6`. */
export interface DiceLiteral extends Node {
  readonly kind: 'dice';
  readonly count: number;
  readonly sides: number;
}
/** `90s`, `1h`; milliseconds. */
export interface DurationLiteral extends Node {
  readonly kind: 'duration';
  readonly milliseconds: number;
}
/** `5.00 silver`: a figure and the word that follows it on the same line. `digits` is the figure as written, without `_`. */
export interface UnitLiteral extends Node {
  readonly kind: 'unit';
  readonly digits: string;
  readonly unit: Name;
}
/** A bare name. A dotted one is a chain of members: only the binder knows where names end and fields begin. */
export interface NameExpression extends Node {
  readonly kind: 'nameExpression';
  readonly name: Name;
}
/** `mara.mood`, `player.purse`, `Mood.calm`, `Voice` in `mara.Voice.tone`. `name` may be empty text after a lone dot (reported). */
export interface MemberExpression extends Node {
  readonly kind: 'member';
  readonly object: Expression;
  readonly name: Name;
}
export interface IndexExpression extends Node {
  readonly kind: 'index';
  readonly object: Expression;
  readonly index: Expression;
}
export interface Argument extends Node {
  readonly kind: 'argument';
  readonly name: Name | undefined;
  readonly value: Expression;
}
/** `check(persuasion, vs: 15)`, `trusts(mara, player)`. */
export interface CallExpression extends Node {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly arguments: readonly Argument[];
}
export interface UnaryExpression extends Node {
  readonly kind: 'unary';
  readonly operator: '-' | 'not';
  readonly operand: Expression;
}
export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | 'mod'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'and'
  | 'or'
  | 'in'
  | 'contains';
/** `not in` is `unary not` around `in`. Comparisons don't chain; the parser reports `a < b < c`. */
export interface BinaryExpression extends Node {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}
/** `stone has Voice, Body` / `lacks`; also `x is Person` (one path). */
export interface HasExpression extends Node {
  readonly kind: 'has';
  readonly operator: 'has' | 'lacks' | 'is';
  readonly subject: Expression;
  readonly what: readonly Path[];
}
/** `if c then a else b`, and `if c { a } else { b }` where a value is wanted. */
export interface ConditionalExpression extends Node {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}
/** `match x { calm { 1 } otherwise { 2 } }` where a value is wanted; an arm's body is logic whose last expression is the value. */
export interface MatchExpression extends Node {
  readonly kind: 'matchExpression';
  readonly subject: Expression;
  readonly arms: readonly Arm[];
}
/** `0..12` (both ends) or `0..<12`. Only inside `in`, `for` and types. */
export interface RangeExpression extends Node {
  readonly kind: 'range';
  readonly low: Expression;
  readonly high: Expression;
  readonly openEnd: boolean;
}
/** `[a, b]`: a list, or a set where one is expected. */
export interface ListExpression extends Node {
  readonly kind: 'list';
  readonly items: readonly Expression[];
}
/** `[f(x) for x in xs if p]`. */
export interface ComprehensionExpression extends Node {
  readonly kind: 'comprehension';
  readonly value: Expression;
  readonly binder: Name;
  readonly source: Expression;
  readonly condition: Expression | undefined;
}
export interface FieldValue extends Node {
  readonly kind: 'fieldValue';
  readonly name: Name;
  /** A map's entry may have an expression as its key: `{ persuasion: 3 }` is read as a name either way. */
  /** Absent in the short form `{ a, b }`, which reads the variable of that name. */
  readonly value: Expression | undefined;
}
/** `{ text: "", mood: calm }`, or with a head: `lost { by: 3 }`, `Reply { … }`. */
export interface RecordExpression extends Node {
  readonly kind: 'record';
  readonly head: Path | undefined;
  readonly fields: readonly FieldValue[];
}
/** `new Person "Tam" { mood: calm }`; yields the entity. */
export interface NewExpression extends Node {
  readonly kind: 'new';
  readonly type: Path;
  readonly title: TextLiteral | undefined;
  readonly fields: readonly FieldValue[];
  readonly because?: Expression | undefined;
}
/** `exists trusts(a, b)`. */
export interface ExistsExpression extends Node {
  readonly kind: 'exists';
  readonly edge: Expression;
}
/** `amount of purse`: the bare figure of a resource. */
export interface AmountExpression extends Node {
  readonly kind: 'amount';
  readonly of: Expression;
}
/** `all Villager`, and in brackets `Villager where hunger > 0.5`: the living entities of a kind. */
export interface AllExpression extends Node {
  readonly kind: 'all';
  readonly of: Path;
  /** Of the entity, which is `it`; its fields stand bare. */
  readonly where: Expression | undefined;
}
/** `pursue survive_winter(least: 120)`: runs a goal as an episode. */
export interface PursueExpression extends Node {
  readonly kind: 'pursue';
  readonly goal: Path;
  readonly arguments: readonly Argument[];
}
/** What could not be read; already reported. Every later phase gives it the type `unknown` and stays silent. */
export interface ErrorExpression extends Node {
  readonly kind: 'error';
}
