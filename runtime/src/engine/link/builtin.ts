import type { BuiltinIr, ExprIr, Value } from '../../bundle/index.js';
import { equalValues, isList, Refusal, textOf } from '../../world/index.js';
import { asBig, bigText, checkedBig, wholeOf } from '../arithmetic/big.js';
import { datePart } from '../arithmetic/calendar.js';
import { checkedFloat, floatToInt, roundHalfAway, squareRoot } from '../arithmetic/float.js';
import { countGraphemes } from '../arithmetic/graphemes.js';
import { joinText } from '../arithmetic/text.js';
import { madeOf } from '../run/personal.js';
import { spend, type Turn } from '../run/turn.js';
import type { Evaluate } from './linked.js';
import type { Linker } from './linker.js';
import { recall, remember } from './memory.js';
import { elementAt } from './operator.js';
import { asNumber, elementsOf, entriesOf, listOf, unexpected } from './values.js';

type Builtin = (values: readonly Value[], turn: Turn) => Value;

export function linkBuiltin(link: Linker, node: Extract<ExprIr, { op: 'builtin' }>): Evaluate {
  const values = link.expressions(node.arguments);
  const builtin = builtins[node.name];
  return (turn) => {
    const given: Value[] = [];
    for (const value of values) given.push(value(turn));
    return builtin(given, turn);
  };
}

const builtins: { readonly [Name in BuiltinIr]: Builtin } = {
  min: (values) => extreme(values, -1),
  max: (values) => extreme(values, 1),
  abs: ([x]) => (typeof x === 'bigint' ? (x < 0n ? -x : x) : Math.abs(asNumber(given(x)))),
  clamp: ([x, low, high]) => {
    const raised = order(given(x), given(low)) < 0 ? given(low) : given(x);
    return order(raised, given(high)) > 0 ? given(high) : raised;
  },
  floor: ([x, scale]) => wholeFigure(given(x), scale, 'floor', Math.floor),
  ceil: ([x, scale]) => wholeFigure(given(x), scale, 'ceil', Math.ceil),
  round: ([x, scale]) => wholeFigure(given(x), scale, 'round', roundHalfAway),
  sqrt: ([x]) => squareRoot(asNumber(given(x))),
  length: ([x]) => lengthOf(given(x)),
  get: ([of, key, otherwise]) => elementAt(given(of), given(key)) ?? otherwise ?? null,
  keys: ([map]) => entriesOf(given(map)).map(([key]) => key),
  values: ([map]) => entriesOf(given(map)).map(([, value]) => value),
  sum: ([list, zero], turn) => sum(elementsOf(given(list)), zero ?? 0, turn),
  first: ([list]) => elementsOf(given(list))[0] ?? null,
  last: ([list]) => elementsOf(given(list)).at(-1) ?? null,
  take: ([list, count]) => elementsOf(given(list)).slice(0, Math.max(0, asNumber(given(count)))),
  reverse: ([list], turn) => {
    spend(turn, listOf(given(list)).length >> 6);
    return listOf(given(list)).toReversed();
  },
  join: (values, turn) => {
    const [list, between] = values;
    const items = elementsOf(given(list));
    const separator = between === undefined ? '' : textOf(between);
    let text = '';
    for (const [index, item] of items.entries()) {
      text = joinText(joinText(text, index === 0 ? '' : separator), textOf(item));
    }
    spend(turn, (items.length + text.length) >> 6);
    return madeOf(text, ...values);
  },
  lower: ([text]) => madeOf(textOf(given(text)).toLowerCase().normalize('NFC'), given(text)),
  upper: ([text]) => madeOf(textOf(given(text)).toUpperCase().normalize('NFC'), given(text)),
  ordinal: ([member, name], turn) => {
    const index = members(given(name), turn).indexOf(textOf(given(member)));
    if (index < 0) throw new Refusal('unknownMember', textOf(given(member)));
    return index;
  },
  next: ([member, name], turn) => neighbour(given(member), given(name), 1, turn),
  previous: ([member, name], turn) => neighbour(given(member), given(name), -1, turn),
  toText: ([value, scale]) => madeOf(plainText(given(value), scale), given(value)),
  datePart: ([at, part]) => datePart(asNumber(given(at)), textOf(given(part))),
  remember: ([kept, entry], turn) => remember(given(kept), given(entry), turn),
  recall: ([kept, about, limit], turn) => recall(given(kept), given(about), given(limit), turn),
  // It stands only in what is sent to a model, and nothing is sent yet.
  transcript: () => {
    throw new Refusal('transcriptHere');
  },
};

/** Arguments are counted by the checker. */
function given(value: Value | undefined): Value {
  if (value === undefined) throw new TypeError('a builtin lacks an argument');
  return value;
}

function wholeFigure(
  value: Value,
  scale: Value | undefined,
  way: 'floor' | 'ceil' | 'round',
  whole: (value: number) => number,
): number {
  if (typeof value === 'bigint') return wholeOf(value, asNumber(scale ?? 0), way);
  return floatToInt(whole(asNumber(value)));
}

function order(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const difference = asBig(a) - asBig(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function extreme(values: readonly Value[], sign: 1 | -1): Value {
  const [only] = values;
  const figures = values.length === 1 && only !== undefined && isCollection(only) ? elementsOf(only) : values;
  let best: Value | undefined;
  for (const figure of figures) if (best === undefined || order(figure, best) * sign > 0) best = figure;
  if (best === undefined) throw new Refusal('empty');
  return best;
}

function isCollection(value: Value): boolean {
  return value !== null && typeof value === 'object' && (isList(value) || value.is === 'set');
}

function lengthOf(value: Value): number {
  if (typeof value === 'string') return countGraphemes(value);
  if (value !== null && typeof value === 'object' && !isList(value)) {
    if (value.is === 'personal') return countGraphemes(textOf(value));
    if (value.is === 'map') return value.entries.length;
  }
  return elementsOf(value).length;
}

/** From the first to the last, because floats add up differently in another order. */
export function sum(items: readonly Value[], zero: Value, turn: Turn): Value {
  spend(turn, items.length >> 6);
  let total: Value = zero;
  for (const item of items) {
    if (typeof total === 'number' && typeof item === 'number') total = checkedFloat(total + item);
    else total = checkedBig(asBig(total) + asBig(item));
  }
  if (typeof total === 'number' && Number.isInteger(total) && !Number.isSafeInteger(total)) {
    throw new Refusal('overflow');
  }
  return total;
}

function members(name: Value, turn: Turn): readonly string[] {
  const declared = turn.program.world.schema.enums[textOf(name)];
  if (!declared) throw unexpected('an enum', name);
  return declared.cases.map((member) => member.name);
}

function neighbour(member: Value, name: Value, by: number, turn: Turn): Value {
  const all = members(name, turn);
  const index = all.findIndex((other) => equalValues(other, member));
  return index < 0 ? null : (all[index + by] ?? null);
}

/** A value as text in no locale. */
export function plainText(value: Value, scale?: Value): string {
  if (value === null) return '';
  switch (typeof value) {
    case 'string':
      return value;
    case 'bigint':
      return bigText(value, typeof scale === 'number' ? scale : 0);
    case 'number':
      return scale === undefined ? String(value + 0) : bigText(BigInt(value), asNumber(scale));
    case 'boolean':
      return String(value);
    default:
      break;
  }
  if (isList(value)) return value.map((item) => plainText(item)).join(', ');
  switch (value.is) {
    case 'set':
      return value.items.map((item) => plainText(item)).join(', ');
    case 'map':
      return value.entries.map(([key, item]) => `${plainText(key)}: ${plainText(item)}`).join(', ');
    case 'record':
      return Object.values(value.fields)
        .map((item) => plainText(item))
        .join(', ');
    case 'variant':
      return value.case;
    case 'dice':
      return `${value.count}d${value.sides}`;
    case 'personal':
      return textOf(value);
  }
}
