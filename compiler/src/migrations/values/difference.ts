import type { Json, TypeIr, ValueConversionIr } from '@fabula/runtime/bundle';
import type { Answers, Models, Renames } from '../change.js';

/** What comparing two types needs to know of the models, and what it finds on its way. */
export interface ValueContext {
  readonly models: Models;
  readonly renames: Renames;
  readonly answers: Answers;
  /** Cases that are gone and that nobody answered for, and the fields that may hold them. */
  readonly openCases: Map<string, Set<string>>;
  /** Entities and scenes that a value of a type may name, and what they are called now. */
  readonly namesByType: Map<string, NamesNow>;
}

/** Names that changed: `undefined` is gone. */
export type NamesNow = ReadonlyMap<string, string | undefined>;

export function valueContext(models: Models, renames: Renames, answers: Answers): ValueContext {
  return { models, renames, answers, openCases: new Map(), namesByType: new Map() };
}

/** The two types of one value. */
export interface TypePair {
  readonly before: TypeIr;
  readonly after: TypeIr;
  /** What holds it, as an author would say it: `Person.mood`. */
  readonly holder: string;
  /**
   * What takes the place of a value that can't be kept: the field's default. `null` inside a collection means that it is
   * left out. `undefined`: there is nothing.
   */
  readonly fallback: Json | undefined;
}

/** How a value of one type becomes one of another. */
export interface TypeDifference {
  /** One after the other; none: the values stay as they are. */
  readonly steps: readonly ValueConversionIr[];
  /** What may be lost, each as the end of a sentence. */
  readonly losses: readonly string[];
  /** Why it can't be. */
  readonly blocked?: Blocked;
  /** Some values become the fallback. */
  readonly usesFallback?: true;
}

export type Blocked =
  /** No way leads from the one type to the other. */
  | { readonly by: 'type' }
  /** An enum's or a variant's case is gone; asked about once for all that hold it. */
  | { readonly by: 'case' }
  /** Something is gone, and there is no default to take its place. */
  | { readonly by: 'noDefault'; readonly what: string }
  /** A field of a record is gone. */
  | { readonly by: 'fieldGone'; readonly field: string }
  /** A new field of a record, which has no default. */
  | { readonly by: 'fieldNew'; readonly field: string };

export type Compare = (pair: TypePair, context: ValueContext) => TypeDifference;

export const same: TypeDifference = { steps: [], losses: [] };
export const unlike: TypeDifference = { steps: [], losses: [], blocked: { by: 'type' } };

export function stepsThat(steps: readonly ValueConversionIr[], ...losses: readonly string[]): TypeDifference {
  return { steps, losses };
}

/** First the one, then the other. */
export function joinedWith(first: TypeDifference, second: TypeDifference): TypeDifference {
  const blocked = first.blocked ?? second.blocked;
  return {
    steps: [...first.steps, ...second.steps],
    losses: [...first.losses, ...second.losses],
    ...(blocked && { blocked }),
    ...((first.usesFallback ?? second.usesFallback) && { usesFallback: true }),
  };
}

/** Several steps as one; nothing where there is none. */
export function oneStep(steps: readonly ValueConversionIr[]): ValueConversionIr | undefined {
  const [only, ...more] = steps;
  return more.length === 0 ? only : { by: 'steps', steps };
}
