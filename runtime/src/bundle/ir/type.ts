import type { ExprIr } from './expression.js';

/** The type of a field, a parameter or a slot, as far as running and storing needs it. */
export type TypeIr =
  | { readonly type: 'bool' }
  | { readonly type: 'int'; readonly low?: number; readonly high?: number; readonly clamped?: true }
  | { readonly type: 'float'; readonly low?: number; readonly high?: number; readonly clamped?: true }
  /** Bounds are in units of the scale: `0.00..4.00` at scale 2 is 0 to 400. */
  | {
      readonly type: 'decimal';
      readonly scale: number;
      readonly low?: number;
      readonly high?: number;
      readonly clamped?: true;
    }
  | { readonly type: 'amount'; readonly resource: string }
  | { readonly type: 'text'; readonly max?: number; readonly matches?: string }
  | { readonly type: 'duration' }
  | { readonly type: 'instant' }
  | { readonly type: 'dice' }
  | { readonly type: 'enum'; readonly enum: string }
  | { readonly type: 'record'; readonly fields: readonly FieldIr[] }
  | { readonly type: 'variant'; readonly cases: readonly CaseIr[] }
  | { readonly type: 'ref'; readonly kinds: readonly string[]; readonly has: readonly string[] }
  | { readonly type: 'scene' }
  | { readonly type: 'list'; readonly of: TypeIr; readonly least?: number; readonly most?: number }
  | { readonly type: 'set'; readonly of: TypeIr }
  | { readonly type: 'map'; readonly key: TypeIr; readonly value: TypeIr }
  | { readonly type: 'optional'; readonly of: TypeIr };

/** How long something may be kept, in milliseconds: always the same, or by what a field beside it says. */
export type KeepIr =
  | { readonly after: number }
  | { readonly by: string; readonly times: { readonly [member: string]: number } };

export interface CaseIr {
  readonly name: string;
  /** What the version before called it. */
  readonly was?: string;
  readonly fields: readonly FieldIr[];
}

/** `default` is absent where the declaration gives none and the type is not optional: a value must then be given. */
export interface FieldIr {
  readonly name: string;
  readonly type: TypeIr;
  readonly default?: ExprIr;
  readonly personal?: true;
  readonly private?: true;
  readonly secret?: true;
  /** What the version before called it. */
  readonly was?: string;
  readonly keep?: KeepIr;
}
