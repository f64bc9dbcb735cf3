import type { ExprIr } from './expression.js';

/**
 * Text with holes. The template is what a translator replaces; the arguments are what the engine evaluates.
 * The engine walks the template, evaluating only the arguments on its way, and sends their values; the edge renders
 * the template of the reader's locale with them.
 */
export interface TextIr {
  readonly template: readonly PartIr[];
  readonly arguments: readonly ArgumentIr[];
}

/** A string is literal text; the others name an argument by index. */
export type PartIr =
  | string
  | { readonly part: 'value'; readonly argument: number }
  /** The argument is the chosen arm's index, −1 for none. */
  | { readonly part: 'pick'; readonly argument: number; readonly arms: readonly (readonly PartIr[])[] }
  /** `=0` and ICU categories. */
  | { readonly part: 'plural'; readonly argument: number; readonly arms: readonly KeyedArmIr[] }
  | { readonly part: 'select'; readonly argument: number; readonly arms: readonly KeyedArmIr[] }
  | { readonly part: 'list'; readonly argument: number }
  | {
      readonly part: 'markup';
      readonly name: string;
      readonly attributes: { readonly [name: string]: number };
      readonly text?: readonly PartIr[];
    };

export interface KeyedArmIr {
  readonly key: string;
  readonly text: readonly PartIr[];
}

export type SequenceStrategy = 'cycle' | 'once' | 'stop' | 'shuffle' | 'shuffle once';

export type ArgumentIr =
  | { readonly argument: 'value'; readonly of: ExprIr; readonly format: FormatIr }
  /** The index of the first condition that holds; `null` is an arm without one. */
  | { readonly argument: 'if'; readonly conditions: readonly (ExprIr | null)[] }
  | {
      readonly argument: 'sequence';
      readonly site: string;
      readonly strategy: SequenceStrategy;
      readonly count: number;
    };

/** How the edge formats a value in the reader's locale. */
export type FormatIr =
  | { readonly as: 'text' | 'int' | 'float' | 'bool' | 'dice' }
  /** A date and a time of day; only the one or the other. */
  | { readonly as: 'instant'; readonly style?: 'long' | 'short' | 'time' }
  /** The two largest units; `rough`: the largest. */
  | { readonly as: 'duration'; readonly style?: 'rough' }
  | { readonly as: 'decimal'; readonly scale: number }
  | { readonly as: 'amount'; readonly resource: string }
  | { readonly as: 'enum'; readonly enum: string }
  /** An entity or scene: its title. */
  | { readonly as: 'title' }
  | { readonly as: 'list'; readonly of: FormatIr }
  /** As JSON: for models, not for readers. */
  | { readonly as: 'data' };
