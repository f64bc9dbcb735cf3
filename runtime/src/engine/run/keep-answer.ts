import type { FieldIr, TypeIr, Value } from '../../bundle/index.js';
import { isList } from '../../world/index.js';
import { madeOfWords, type Personal } from './personal.js';

/** A value that was made of somebody's words, with its texts kept as those words are. Only a type tells a text from a name. */
export function keepAnswer(source: Personal, type: TypeIr, value: Value): Value {
  const keep = (of: TypeIr) => (item: Value) => keepAnswer(source, of, item);
  if (value === null) return null;
  switch (type.type) {
    case 'text':
      return typeof value === 'string' ? madeOfWords(source, value) : value;
    case 'optional':
      return keepAnswer(source, type.of, value);
    case 'list':
      return isList(value) ? value.map(keep(type.of)) : value;
    default:
      break;
  }
  if (typeof value !== 'object' || isList(value)) return value;
  if (type.type === 'set' && value.is === 'set') return { is: 'set', items: value.items.map(keep(type.of)) };
  if (type.type === 'map' && value.is === 'map') {
    const [key, item] = [keep(type.key), keep(type.value)];
    return { is: 'map', entries: value.entries.map(([name, each]) => [key(name), item(each)]) };
  }
  if (type.type === 'record' && value.is === 'record')
    return { is: 'record', fields: keepFields(source, type.fields, value.fields) };
  if (type.type === 'variant' && value.is === 'variant') {
    const fields = type.cases.find(({ name }) => name === value.case)?.fields ?? [];
    return { ...value, fields: keepFields(source, fields, value.fields) };
  }
  return value;
}

function keepFields(
  source: Personal,
  fields: readonly FieldIr[],
  values: { readonly [name: string]: Value },
): { readonly [name: string]: Value } {
  const types = new Map(fields.map(({ name, type }) => [name, type]));
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const type = types.get(name);
      return [name, type ? keepAnswer(source, type, value) : value];
    }),
  );
}
