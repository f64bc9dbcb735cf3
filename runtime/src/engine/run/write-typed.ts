import type { FieldIr, Json, SchemaIr, TypeIr, Value } from '../../bundle/index.js';

/**
 * A value in the form that `readTyped` reads: what the world outside is handed, without a word about how the engine
 * keeps it. Figures that must stay exact are texts, a map is its pairs, a variant has its case as `case`.
 */
export function writeTyped(schema: SchemaIr, type: TypeIr, value: Value): Json {
  if (value === null) return null;
  switch (type.type) {
    case 'optional':
      return writeTyped(schema, type.of, value);
    case 'decimal':
      return typeof value === 'bigint' ? point(value, type.scale) : null;
    case 'amount':
      return typeof value === 'bigint' ? point(value, schema.resources[type.resource]?.scale ?? 0) : null;
    default:
      return typeof value === 'object' ? composite(schema, type, value) : typeof value === 'bigint' ? null : value;
  }
}

function composite(schema: SchemaIr, type: TypeIr, value: Extract<Value, object>): Json {
  if (isList(value)) return type.type === 'list' ? value.map((item) => writeTyped(schema, type.of, item)) : [];
  switch (value.is) {
    case 'personal':
      return value.text ?? '';
    case 'dice':
      return `${value.count}d${value.sides}`;
    case 'set':
      return type.type === 'set' ? value.items.map((item) => writeTyped(schema, type.of, item)) : [];
    case 'map':
      if (type.type !== 'map') return [];
      return value.entries.map(([key, item]) => [
        writeTyped(schema, type.key, key),
        writeTyped(schema, type.value, item),
      ]);
    case 'record':
      return type.type === 'record' ? fieldsOf(schema, type.fields, value.fields) : {};
    case 'variant': {
      const cases = type.type === 'variant' ? type.cases : [];
      const fields = cases.find(({ name }) => name === value.case)?.fields ?? [];
      return { case: value.case, ...fieldsOf(schema, fields, value.fields) };
    }
  }
}

function fieldsOf(
  schema: SchemaIr,
  fields: readonly FieldIr[],
  values: { readonly [name: string]: Value },
): { [name: string]: Json } {
  const written: { [name: string]: Json } = {};
  for (const { name, type } of fields) written[name] = writeTyped(schema, type, values[name] ?? null);
  return written;
}

/** `1250n` at scale 2 is `12.50`. */
function point(value: bigint, scale: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return `${value < 0n ? '-' : ''}${whole}${scale > 0 ? `.${digits.slice(-scale)}` : ''}`;
}

function isList(value: object): value is readonly Value[] {
  return Array.isArray(value);
}
