import type { FieldIr, TypeIr, Value } from '../bundle/index.js';
import { formatValue, itemsOf, type Reader } from './format-value.js';
import { formattersOf } from './locale.js';

/**
 * A value told by itself, not in a sentence: an amount has its unit, as no author is there to write it, and whatever
 * refers to something inside it has that thing's name.
 */
export function describeValue(value: Value, type: TypeIr, reader: Reader): string {
  if (value === null) return '';
  if (typeof value === 'object' && 'is' in value && value.is === 'personal') {
    return formatValue(value, { as: 'text' }, reader);
  }
  switch (type.type) {
    case 'bool':
    case 'int':
    case 'float':
    case 'text':
    case 'duration':
    case 'instant':
    case 'dice':
      return formatValue(value, { as: type.type }, reader);
    case 'decimal':
      return formatValue(value, { as: 'decimal', scale: type.scale }, reader);
    case 'amount': {
      const { resource } = type;
      return `${formatValue(value, { as: 'amount', resource }, reader)} ${reader.texts.unit(resource)}`;
    }
    case 'enum':
      return formatValue(value, { as: 'enum', enum: type.enum }, reader);
    case 'ref':
    case 'scene':
      return formatValue(value, { as: 'title' }, reader);
    case 'optional':
      return describeValue(value, type.of, reader);
    case 'list':
    case 'set':
      return formattersOf(reader.locale).list(itemsOf(value).map((item) => describeValue(item, type.of, reader)));
    case 'map':
      return typeof value === 'object' && 'is' in value && value.is === 'map'
        ? value.entries
            .map(([key, item]) => `${describeValue(key, type.key, reader)}: ${describeValue(item, type.value, reader)}`)
            .join(', ')
        : formatValue(value, { as: 'text' }, reader);
    case 'record':
      return typeof value === 'object' && 'is' in value && value.is === 'record'
        ? describeFields(value.fields, type.fields, reader)
        : formatValue(value, { as: 'text' }, reader);
    case 'variant': {
      if (typeof value !== 'object' || !('is' in value) || value.is !== 'variant') {
        return formatValue(value, { as: 'text' }, reader);
      }
      const declared = type.cases.find(({ name }) => name === value.case)?.fields ?? [];
      const fields = describeFields(value.fields, declared, reader);
      return fields === '' ? value.case : `${value.case} (${fields})`;
    }
  }
}

/** In the order in which they are declared. */
function describeFields(
  values: { readonly [name: string]: Value },
  fields: readonly FieldIr[],
  reader: Reader,
): string {
  return fields.map(({ name, type }) => `${name}: ${describeValue(values[name] ?? null, type, reader)}`).join(', ');
}
