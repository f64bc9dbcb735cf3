import type { ExprIr, FieldIr, SchemaIr, TypeIr, Value } from '../bundle/index.js';

/** Evaluates a constant expression of a declaration. The engine hands it in: the world knows no expressions. */
export type EvaluateConstant = (expression: ExprIr) => Value;

/** A field as it is stored. */
export interface FieldLayout {
  /** `mood`, or `Voice.tone` for a component's. */
  readonly name: string;
  readonly type: TypeIr;
  /** What an unset cell reads as; `undefined` where the declaration gives nothing. */
  readonly fallback: Value | undefined;
  readonly personal: boolean;
  /** A holding of this resource: only bookings change it, and it begins at zero. */
  readonly resource: string | undefined;
  /** What a holding is given when its owner comes to be. */
  readonly endowment: bigint;
  /** The moves its enum allows; absent where any is. */
  readonly moves: { readonly [from: string]: readonly string[] } | undefined;
}

export function layField(
  schema: SchemaIr,
  field: FieldIr,
  name: string,
  evaluate: EvaluateConstant,
  given?: ExprIr,
): FieldLayout {
  const { type } = field;
  const resource = type.type === 'amount' ? type.resource : undefined;
  const expression = given ?? field.default;
  const value = expression && evaluate(expression);
  return {
    name,
    type,
    fallback: resource === undefined ? (value ?? (type.type === 'optional' ? null : undefined)) : 0n,
    personal: field.personal === true,
    resource,
    endowment: resource !== undefined && value !== undefined && value !== null ? amountOf(value) : 0n,
    moves: type.type === 'enum' ? schema.enums[type.enum]?.moves : undefined,
  };
}

function amountOf(value: Value): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return BigInt(value);
  throw new Error('an amount was expected');
}

/** Fields of a block by name: `world`, `config`, `campaign`, a relation. */
export function layBlock(
  schema: SchemaIr,
  fields: readonly FieldIr[],
  evaluate: EvaluateConstant,
): ReadonlyMap<string, FieldLayout> {
  return new Map(fields.map((field) => [field.name, layField(schema, field, field.name, evaluate)]));
}

/** A field's qualified name, whether or not it was given as one. */
export function qualifiedField(field: string, component: string | undefined): string {
  if (component === undefined || field.startsWith(`${component}.`)) return field;
  return `${component}.${field}`;
}
