import type {
  ComponentDeclaration,
  EnumDeclaration,
  Expression,
  KindDeclaration,
  ResourceDeclaration,
} from '../1-parse/index.js';
import type { Symbol } from '../2-bind/index.js';

/**
 * The type of an expression. A plain refined value and a wider one are told apart by their bounds; `low` and `high` are
 * closed and absent where there is none. A literal is a value between itself and itself.
 */
export type Ty =
  | BoolTy
  | IntTy
  | FloatTy
  | DecimalTy
  | AmountTy
  | TextTy
  | { readonly kind: 'duration' }
  | { readonly kind: 'instant' }
  | { readonly kind: 'dice' }
  | EnumTy
  | RecordTy
  | VariantTy
  | RefTy
  | { readonly kind: 'scene' }
  | ListTy
  | { readonly kind: 'set'; readonly of: Ty }
  | { readonly kind: 'map'; readonly key: Ty; readonly value: Ty }
  | { readonly kind: 'range'; readonly low?: number; readonly high?: number }
  | { readonly kind: 'optional'; readonly of: Ty }
  /** Kept outside of the story, by its hash. */
  | { readonly kind: 'media'; readonly of: 'image' | 'audio' | 'video' | 'bytes' }
  | { readonly kind: 'none' }
  /** A statement's "value", an action without a result. */
  | { readonly kind: 'nothing' }
  /** Something already reported: fits everywhere, silently. */
  /** What was reported, and stays silent; `open` is nothing's fault: an empty list may be of anything. */
  | { readonly kind: 'unknown'; readonly open?: true };

export interface BoolTy {
  readonly kind: 'bool';
  /** A value known while checking: the literal `true`, a comparison that its sides' bounds decide. */
  readonly value?: boolean;
}
export interface IntTy {
  readonly kind: 'int';
  readonly low?: number;
  readonly high?: number;
  readonly clamped?: true;
}
export interface FloatTy {
  readonly kind: 'float';
  readonly low?: number;
  readonly high?: number;
  readonly clamped?: true;
}
/** Its bounds are in units of its scale: `0.00..4.00` at scale 2 is 0 to 400. */
export interface DecimalTy {
  readonly kind: 'decimal';
  readonly scale: number;
  readonly low?: number;
  readonly high?: number;
  readonly clamped?: true;
}
export interface AmountTy {
  readonly kind: 'amount';
  readonly resource: Symbol<ResourceDeclaration>;
  /** `amount of silver`: a field of it is no account, and is assigned as other figures are. */
  readonly counts?: true;
}
export interface TextTy {
  readonly kind: 'text';
  readonly max?: number;
  readonly matches?: string;
  /** Carries a person's words. */
  readonly personal?: true;
}
export interface EnumTy {
  readonly kind: 'enum';
  readonly symbol: Symbol<EnumDeclaration>;
  /** Members it can still be, after narrowing; absent: any. */
  readonly only?: ReadonlySet<string>;
}
export interface ListTy {
  readonly kind: 'list';
  readonly of: Ty;
  readonly least?: number;
  readonly most?: number;
  /** Of a tensor: what it is made of, and its sizes; a name is a size that is not fixed, `_` any size. */
  readonly tensor?: { readonly element: string; readonly shape: readonly (number | string)[] };
}
export interface FieldTy {
  readonly name: string;
  readonly type: Ty;
  readonly optional: boolean;
  /** What the field is where a value leaves it out, and the declaration that says so. */
  readonly left?: { readonly value: Expression; readonly by: Symbol };
  /** What the version before called it. */
  readonly was?: string;
}
export interface RecordTy {
  readonly kind: 'record';
  /** The declared name, for messages; absent for `{ a: int }`. */
  readonly name?: string;
  readonly fields: readonly FieldTy[];
}
export interface CaseTy {
  readonly name: string;
  /** What the version before called it. */
  readonly was?: string;
  readonly fields: readonly FieldTy[];
}
export interface VariantTy {
  readonly kind: 'variant';
  readonly name?: string;
  readonly cases: readonly CaseTy[];
}
/** An entity. Empty `kinds` is any kind; `has` are components known to be there, by declaration or by narrowing. */
export interface RefTy {
  readonly kind: 'ref';
  readonly kinds: readonly Symbol<KindDeclaration>[];
  readonly has: readonly Symbol<ComponentDeclaration>[];
  readonly lacks?: readonly Symbol<ComponentDeclaration>[];
  /** The player: has the fields of the `player` block besides its kind's. */
  readonly player?: true;
  /** Retired above: may not be used any more. */
  readonly gone?: true;
  /** Has something that could not be resolved, which was reported. */
  readonly partial?: true;
}

export const boolTy: BoolTy = { kind: 'bool' };
export const trueTy: BoolTy = { kind: 'bool', value: true };
export const falseTy: BoolTy = { kind: 'bool', value: false };
export const intTy: IntTy = { kind: 'int' };
export const floatTy: FloatTy = { kind: 'float' };
export const textTy: TextTy = { kind: 'text' };
/** A decimal of so many places, whatever it is. */
export function decimalTy(scale: number): DecimalTy {
  return { kind: 'decimal', scale };
}

export const durationTy: Ty = { kind: 'duration' };
export const instantTy: Ty = { kind: 'instant' };
export const diceTy: Ty = { kind: 'dice' };
export const sceneTy: Ty = { kind: 'scene' };
export const noneTy: Ty = { kind: 'none' };
export const nothingTy: Ty = { kind: 'nothing' };
export const unknownTy: Ty = { kind: 'unknown' };

/** Whether what is wanted can't be told because of a fault that was reported. */
export function isBroken(hint: Ty | undefined): boolean {
  const wanted = hint && presentTy(hint);
  return wanted?.kind === 'unknown' && !wanted.open;
}

export function boolOf(value: boolean | undefined): BoolTy {
  return value === undefined ? boolTy : value ? trueTy : falseTy;
}

/** A figure between two bounds; an infinite bound is none. */
export function figureTy(kind: 'int' | 'float', low: number, high: number): IntTy | FloatTy {
  const least = Number.isFinite(low);
  const most = Number.isFinite(high);
  if (!least && !most) return kind === 'int' ? intTy : floatTy;
  return { kind, ...(least && { low }), ...(most && { high }) };
}

/** What a type is when there is a value: `Person?` without the question mark. */
export function presentTy(type: Ty): Ty {
  return type.kind === 'optional' ? type.of : type;
}

export function optionalTy(type: Ty): Ty {
  return type.kind === 'optional' || type.kind === 'unknown' || type.kind === 'none'
    ? type
    : { kind: 'optional', of: type };
}

/** Whether a value of the type carries a person's words. */
export function isPersonal(type: Ty): boolean {
  switch (type.kind) {
    case 'text':
      return type.personal === true;
    case 'optional':
    case 'list':
    case 'set':
      return isPersonal(type.of);
    case 'map':
      return isPersonal(type.key) || isPersonal(type.value);
    case 'record':
      return type.fields.some((field) => isPersonal(field.type));
    case 'variant':
      return type.cases.some((each) => each.fields.some((field) => isPersonal(field.type)));
    default:
      return false;
  }
}

/** The same type, its texts marked as a person's. */
export function personalTy(type: Ty): Ty {
  switch (type.kind) {
    case 'text':
      return type.personal ? type : { ...type, personal: true };
    case 'optional':
    case 'list':
    case 'set':
      return { ...type, of: personalTy(type.of) };
    case 'map':
      return { ...type, key: personalTy(type.key), value: personalTy(type.value) };
    case 'record':
      return { ...type, fields: type.fields.map((field) => ({ ...field, type: personalTy(field.type) })) };
    case 'variant':
      return {
        ...type,
        cases: type.cases.map((each) => ({
          ...each,
          fields: each.fields.map((field) => ({ ...field, type: personalTy(field.type) })),
        })),
      };
    default:
      return type;
  }
}
