import {
  decodeValue,
  encodeValue,
  type FieldConversionIr,
  type FieldsConversionIr,
  type Json,
  type KeptIr,
} from '../../bundle/index.js';
import { convertValue } from './convert-value.js';
import type { Derive } from './derived.js';

/** Of cells as a snapshot holds them. */
export interface Cells {
  readonly [key: string]: Json;
}

/** What happens to the fields of a thing, compiled. */
export interface FieldsPlan {
  readonly fields: { readonly [field: string]: FieldConversionIr };
  readonly kept: readonly (readonly [field: string, KeptIr])[];
  readonly derive: Derive | undefined;
  /** Whether things get something that had no cell. */
  readonly stands: boolean;
}

export function planFields(
  ir: FieldsConversionIr,
  derived: (node: NonNullable<FieldsConversionIr['derived']>) => Derive,
): FieldsPlan {
  const kept = Object.entries(ir.kept ?? {});
  const derive = ir.derived && derived(ir.derived);
  return { fields: ir.fields ?? {}, kept, derive, stands: kept.length > 0 || derive !== undefined };
}

export function fieldIn(
  fields: { readonly [field: string]: FieldConversionIr } | undefined,
  name: string,
): FieldConversionIr | undefined {
  return fields && Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** What a cell holds as a value of the field's new type. */
export function convertJson({ value }: FieldConversionIr, json: Json): Json {
  return value ? encodeValue(convertValue(value, decodeValue(json))) : json;
}

/** A thing whose cells were converted one by one: where they were, and where they are now. */
export interface Thing {
  /** What `of` knows it by: an entity's id, an edge as `from to`. */
  readonly name: string;
  readonly before: (field: string) => Json | undefined;
  readonly key: (field: string) => string;
  /** Whether it has no such field at present. */
  readonly lacks?: (field: string) => boolean;
}

/**
 * What a thing has from now on although nothing was written: what it read as, where it has nothing else, and what is reckoned
 * from what it kept.
 */
export function stand(
  plan: FieldsPlan,
  thing: Thing,
  into: { [key: string]: Json },
  has: (key: string) => boolean,
): void {
  for (const [field, { of, value }] of plan.kept) {
    if (thing.lacks?.(field)) continue;
    const key = thing.key(field);
    const read = of && Object.hasOwn(of, thing.name) ? of[thing.name] : value;
    if (read !== undefined && !has(key)) into[key] = read;
  }
  for (const [field, value] of plan.derive?.(thing.name, thing.before) ?? []) {
    if (!thing.lacks?.(field)) into[thing.key(field)] = encodeValue(value);
  }
}
