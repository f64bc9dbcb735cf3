import type { Field } from './declaration.js';
import type { Expression, TextLiteral } from './expression.js';
import type { Name, Node, Path } from './node.js';

/** A type as written. Names are resolved by the checker, built-in ones too. */
export type Type = NamedType | OptionalType | RefinedType | UnionType | RecordType | CasesType | ErrorType;

/** `int`, `Mood`, `list<Person>`, `map<text, int>`, `ref<has Voice>`, `list<Item> of 1..5` (a refinement around it). */
export interface NamedType extends Node {
  readonly kind: 'namedType';
  readonly path: Path;
  /** `amount of silver`: a figure of the resource that nobody holds. */
  readonly counts?: true;
  readonly arguments: readonly TypeArgument[];
}
export type TypeArgument = Type | HasType | TensorShape;
/** The `[n, 16]` of `tensor<f32, [n, 16]>`: a name is a size that is not fixed, and the same wherever it stands. */
export interface TensorShape extends Node {
  readonly kind: 'tensorShape';
  readonly dimensions: readonly (Expression | Name)[];
}
/** The `has Voice` of `ref<has Voice>`. */
export interface HasType extends Node {
  readonly kind: 'hasType';
  readonly components: readonly Path[];
}
/** `T?`. */
export interface OptionalType extends Node {
  readonly kind: 'optionalType';
  readonly of: Type;
}
/** `int in 0..12 clamped`, `text max 280`, `text matches "…"`, `list<T> of 1..5`, `decimal scale 2`. */
export interface RefinedType extends Node {
  readonly kind: 'refinedType';
  readonly of: Type;
  readonly refinements: readonly Refinement[];
}
export type Refinement =
  | (Node & {
      readonly kind: 'inRange';
      readonly low: Expression;
      readonly high: Expression;
      readonly openEnd: boolean;
    })
  | (Node & { readonly kind: 'max'; readonly value: Expression })
  | (Node & { readonly kind: 'matches'; readonly pattern: TextLiteral })
  | (Node & { readonly kind: 'length'; readonly low: Expression; readonly high: Expression })
  | (Node & { readonly kind: 'scale'; readonly value: Expression })
  /** `text tokens 200..400`: as a model counts. */
  | (Node & { readonly kind: 'tokens'; readonly low: Expression; readonly high: Expression })
  | (Node & { readonly kind: 'clamped' });
/** `Person | Thing`. */
export interface UnionType extends Node {
  readonly kind: 'unionType';
  readonly members: readonly Type[];
}
/** `{ scene: Scene, a: Person }`. */
export interface RecordType extends Node {
  readonly kind: 'recordType';
  readonly fields: readonly Field[];
}
/** The `success | failure` of an action's result is read as a union of named types; with payloads it is this: `won | lost { by: int }`. */
export interface CasesType extends Node {
  readonly kind: 'casesType';
  readonly cases: readonly Case[];
}
/** A case of an enum or a variant. */
export interface Case extends Node {
  readonly kind: 'case';
  readonly name: Name;
  readonly title: TextLiteral | undefined;
  readonly fields: readonly Field[];
  readonly doc: string | undefined;
  /** `calm was quiet`. */
  readonly was?: Name | undefined;
}
export interface ErrorType extends Node {
  readonly kind: 'errorType';
}
