import type { FieldConversionIr, Json, ValueConversionIr } from '@fabula/runtime/bundle';
import { bigOf, isObject, memberOf, sameJson } from './constant.js';

/**
 * What a declared value of the type before is as one of the type after, as the engine will convert what is kept;
 * `undefined` where only the engine knows.
 */
export function convertConstant(node: ValueConversionIr, value: Json): Json | undefined {
  switch (node.by) {
    case 'some':
      return value ?? node.value;
    case 'list':
    case 'set':
      return collected(node.by, value);
    case 'steps':
      return node.steps.reduce<Json | undefined>(
        (made, step) => (made === undefined ? undefined : convertConstant(step, made)),
        value,
      );
    default:
      return value === null ? null : convertSome(node, value);
  }
}

type Some = Exclude<ValueConversionIr, { by: 'some' | 'list' | 'set' | 'steps' }>;

function convertSome(node: Some, value: Json): Json | undefined {
  switch (node.by) {
    case 'names':
      return typeof value === 'string' && Object.hasOwn(node.names, value) ? node.names[value] : value;
    case 'clamp':
      return clamped(node, value);
    case 'rescale':
      return scaledTo(bigOf(value), node.from, node.to);
    case 'toScaled':
      return typeof value === 'number' ? scaledTo(BigInt(value), 0, node.scale) : undefined;
    case 'fromScaled': {
      const whole = bigOf(scaledTo(bigOf(value), node.scale, 0));
      return whole === undefined ? undefined : Number(whole);
    }
    case 'round':
      return typeof value === 'number' ? halfEven(value) : undefined;
    case 'text':
      return asText(value);
    case 'cut': {
      if (typeof value !== 'string') return undefined;
      const clusters = [...new Intl.Segmenter('und').segment(value)].map(({ segment }) => segment);
      return clusters.slice(0, node.max).join('');
    }
    case 'items':
      return convertItems(node, value);
    case 'entries':
      return convertEntries(node, value);
    case 'fields':
      return isObject(value) ? convertFields(node.fields, node.added, value) : undefined;
    case 'cases': {
      if (!isObject(value)) return undefined;
      const { $case, ...fields } = value;
      if (typeof $case !== 'string') return undefined;
      const found = Object.hasOwn(node.cases, $case) ? node.cases[$case] : undefined;
      if (!found) return value;
      if (found.becomes !== undefined) return found.becomes;
      const converted = convertFields(found.fields ?? {}, found.added, fields);
      return converted && { $case: found.to ?? $case, ...converted };
    }
  }
}

function collected(by: 'list' | 'set', value: Json): Json {
  const set = memberOf(value, '$set');
  const items = isList(set) ? set : isList(value) ? value : value === null ? [] : [value];
  if (by === 'list') return items;
  return { $set: items.filter((item, at) => items.findIndex((each) => sameJson(each, item)) === at) };
}

function convertItems({ of, most, drops }: Extract<ValueConversionIr, { by: 'items' }>, value: Json): Json | undefined {
  const isSet = isObject(value);
  const items = isSet ? memberOf(value, '$set') : value;
  if (!isList(items)) return undefined;
  const converted = items.map((item) => convertConstant(of, item));
  if (!converted.every((item) => item !== undefined)) return undefined;
  const kept = (drops ? converted.filter((item) => item !== null) : converted).slice(0, most);
  return isSet ? collected('set', kept) : kept;
}

function convertEntries(
  { key, value: of, drops }: Extract<ValueConversionIr, { by: 'entries' }>,
  value: Json,
): Json | undefined {
  const map = memberOf(value, '$map');
  if (!isList(map)) return undefined;
  const entries: [Json, Json][] = [];
  for (const entry of map) {
    if (!isList(entry)) return undefined;
    const [name = null, held = null] = entry;
    const nameNow = key ? convertConstant(key, name) : name;
    const heldNow = of ? convertConstant(of, held) : held;
    if (nameNow === undefined || heldNow === undefined) return undefined;
    if (drops && (nameNow === null || heldNow === null)) continue;
    if (!entries.some(([each]) => sameJson(each, nameNow))) entries.push([nameNow, heldNow]);
  }
  return { $map: entries };
}

function convertFields(
  plan: { readonly [field: string]: FieldConversionIr },
  added: { readonly [field: string]: Json } | undefined,
  before: { readonly [field: string]: Json },
): { readonly [field: string]: Json } | undefined {
  const after: { [field: string]: Json } = {};
  for (const [name, value] of Object.entries(before)) {
    const field = Object.hasOwn(plan, name) ? plan[name] : undefined;
    if (field?.gone) continue;
    const converted = field?.value ? convertConstant(field.value, value) : value;
    if (converted === undefined) return undefined;
    after[field?.to ?? name] = converted;
  }
  for (const [name, value] of Object.entries(added ?? {})) after[name] ??= value;
  return after;
}

function clamped(
  { low, high }: { readonly low?: number | undefined; readonly high?: number | undefined },
  value: Json,
): Json | undefined {
  const figure = typeof value === 'number' ? value : bigOf(value);
  if (figure === undefined) return undefined;
  const bound = low !== undefined && figure < low ? low : high !== undefined && figure > high ? high : undefined;
  if (bound === undefined) return value;
  return typeof figure === 'bigint' ? { $n: String(bound) } : bound;
}

/** Half-even. */
function scaledTo(value: bigint | undefined, from: number, to: number): { readonly $n: string } | undefined {
  if (value === undefined) return undefined;
  if (to >= from) return { $n: String(value * 10n ** BigInt(to - from)) };
  const unit = 10n ** BigInt(from - to);
  const below = value / unit - (value % unit < 0n ? 1n : 0n);
  const twice = (value - below * unit) * 2n;
  const up = twice > unit || (twice === unit && below % 2n !== 0n);
  return { $n: String(up ? below + 1n : below) };
}

function halfEven(value: number): number {
  const below = Math.floor(value);
  if (value - below !== 0.5) return Math.round(value) + 0;
  return below % 2 === 0 ? below : below + 1;
}

/** As the engine shows it without a locale; figures with a fraction are left to the engine. */
function asText(value: Json): string | undefined {
  if (typeof value === 'boolean' || typeof value === 'string') return String(value);
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : undefined;
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
