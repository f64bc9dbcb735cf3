/** JSON as the bundle and the ledger hold it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * A value of the language as the engine holds it.
 *
 * | type | form |
 * | --- | --- |
 * | `bool int float text` | the JavaScript primitive; ints are safe integers, floats never NaN or infinite |
 * | `decimal`, an amount of a resource | a scaled `bigint`: `12.50 silver` (scale 2) is `1250n` |
 * | `duration`, `instant` | whole milliseconds, an int |
 * | an enum's member | its name, a string |
 * | a reference to an entity, a scene | its id, a string |
 * | `none` | `null` |
 * | `list` | an array |
 * | `dice` | `DiceValue` |
 * | `set`, `map` | `SetValue`, `MapValue`: insertion order |
 * | `record`, `variant` | `RecordValue`, `VariantValue` |
 */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly Value[]
  | SetValue
  | MapValue
  | RecordValue
  | VariantValue
  | DiceValue
  | PersonalValue;

export interface SetValue {
  readonly is: 'set';
  readonly items: readonly Value[];
}
export interface MapValue {
  readonly is: 'map';
  readonly entries: readonly (readonly [Value, Value])[];
}
export interface RecordValue {
  readonly is: 'record';
  readonly fields: { readonly [name: string]: Value };
}
export interface VariantValue {
  readonly is: 'variant';
  readonly case: string;
  readonly fields: { readonly [name: string]: Value };
}
export interface DiceValue {
  readonly is: 'dice';
  readonly count: number;
  readonly sides: number;
}
/**
 * Text that belongs to a person. `digest` = hex SHA-256 of salt and text: hashes run over it, so that forgetting the
 * text (`text: null`) breaks neither the chain nor the state hash.
 */
export interface PersonalValue {
  readonly is: 'personal';
  readonly text: string | null;
  /** Goes with the text: whoever has it could try texts until one fits the digest. */
  readonly salt: string | null;
  readonly digest: string;
}
