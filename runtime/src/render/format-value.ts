import type { FormatIr, Value } from '../bundle/index.js';
import { formattersOf } from './locale.js';
import type { Texts } from './texts.js';

/** Whose eyes a text is for. */
export interface Reader {
  readonly texts: Texts;
  /** BCP 47. */
  readonly locale: string;
  /** Titles of entities made during play, by id. */
  readonly titles?: ReadonlyMap<string, string>;
}

/** A value as its reader sees it. What does not fit its format (a text forgotten, an older bundle's value) is still shown. */
export function formatValue(value: Value, format: FormatIr, reader: Reader): string {
  if (value === null) return '';
  if (typeof value === 'object' && 'is' in value && value.is === 'personal') return value.text ?? forgotten;
  const formatters = formattersOf(reader.locale);
  switch (format.as) {
    case 'int':
      return typeof value === 'number' ? formatters.figure(value, 0) : plainForm(value);
    case 'float':
      return typeof value === 'number' ? formatters.float(value) : plainForm(value);
    case 'decimal':
      return typeof value === 'bigint' ? scaled(value, format.scale, reader) : plainForm(value);
    case 'amount':
      return typeof value === 'bigint' ? scaled(value, reader.texts.scale(format.resource), reader) : plainForm(value);
    case 'enum':
      return typeof value === 'string' ? reader.texts.caseTitle(format.enum, value) : plainForm(value);
    case 'title':
      return typeof value === 'string' ? (reader.titles?.get(value) ?? reader.texts.title(value)) : plainForm(value);
    case 'duration':
      return typeof value === 'number' ? duration(value, reader, format.style === 'rough' ? 1 : 2) : plainForm(value);
    case 'instant':
      return typeof value === 'number' && Math.abs(value) <= lastInstant
        ? formatters.instant(value, format.style)
        : plainForm(value);
    case 'list':
      return formatters.list(itemsOf(value).map((item) => formatValue(item, format.of, reader)));
    case 'text':
    case 'bool':
    case 'dice':
    case 'data':
      return plainForm(value);
  }
}

/** The last millisecond that a calendar knows; a story's time may go beyond. */
const lastInstant = 8_640_000_000_000_000;

/** The items of a list or set; anything else is one item. */
export function itemsOf(value: Value): readonly Value[] {
  if (isList(value)) return value;
  if (value !== null && typeof value === 'object' && value.is === 'set') return value.items;
  return value === null ? [] : [value];
}

/** What stands where a person's words stood before they were forgotten. */
const forgotten = '[…]';

function scaled(value: bigint, scale: number, reader: Reader): string {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const sign = value < 0n ? '-' : '';
  const figure = scale === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-scale)}`;
  return formattersOf(reader.locale).figure(figure, scale);
}

const units = [
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
  ['millisecond', 1],
] as const;

/** The largest units that are not zero: `1 hour 30 minutes`. */
function duration(milliseconds: number, reader: Reader, most: number): string {
  const formatters = formattersOf(reader.locale);
  const parts: string[] = [];
  let rest = Math.abs(milliseconds);
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0 && parts.length < most) parts.push(formatters.unit(count, unit));
  }
  if (parts.length === 0) return formatters.unit(0, 'second');
  return milliseconds < 0 ? `-${parts.join(' ')}` : parts.join(' ');
}

function plainForm(value: Value): string {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return value.map(plainForm).join(', ');
  switch (value.is) {
    case 'set':
      return value.items.map(plainForm).join(', ');
    case 'map':
      return value.entries.map(([key, item]) => `${plainForm(key)}: ${plainForm(item)}`).join(', ');
    case 'record':
      return fieldsForm(value.fields);
    case 'variant': {
      const fields = fieldsForm(value.fields);
      return fields === '' ? value.case : `${value.case} (${fields})`;
    }
    case 'dice':
      return `${value.count}d${value.sides}`;
    case 'personal':
      return value.text ?? forgotten;
  }
}

function fieldsForm(fields: { readonly [name: string]: Value }): string {
  return Object.entries(fields)
    .map(([name, field]) => `${name}: ${plainForm(field)}`)
    .join(', ');
}

/** `Array.isArray` does not narrow a readonly array out of a union. */
function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
