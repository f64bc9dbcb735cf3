import type { ExprIr } from '@fabula/runtime/bundle';
import type { Elaborated, Learned } from '../checked.js';
import { type Interval, intersect, intervalOf, isConstant } from '../types/interval.js';
import { type EnumTy, type FloatTy, figureTy, type IntTy, type Ty } from '../types.js';
import { belowSizeKey, keyOf } from './facts.js';

type Operator = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** What a comparison tells of the places on its two sides, when it holds and when it does not. */
export function learnedByComparison(
  operator: Operator,
  left: Elaborated,
  right: Elaborated,
): { yes?: Learned; no?: Learned } {
  const yes: (readonly [string, Ty])[] = [];
  const no: (readonly [string, Ty])[] = [];
  learnSide(yes, left, operator, right.type);
  learnSide(yes, right, mirrored[operator], left.type);
  learnSide(no, left, opposite[operator], right.type);
  learnSide(no, right, opposite[mirrored[operator]], left.type);
  learnBelow(yes, no, operator, left, right);
  learnBelow(yes, no, mirrored[operator], right, left);
  learnSize(yes, no, operator, left, right);
  return { ...(yes.length > 0 && { yes }), ...(no.length > 0 && { no }) };
}

function learnSide(into: (readonly [string, Ty])[], side: Elaborated, operator: Operator, other: Ty): void {
  if (!isPlace(side.ir)) return;
  const narrower = narrowed(side.type, operator, other);
  if (!narrower) return;
  const key = keyOf(side.ir);
  if (key !== undefined) into.push([key, narrower]);
}

/** `i < length(xs)`, however it is said. */
function learnBelow(
  yes: (readonly [string, Ty])[],
  no: (readonly [string, Ty])[],
  operator: Operator,
  index: Elaborated,
  size: Elaborated,
): void {
  const [of] = size.ir.op === 'builtin' && size.ir.name === 'length' ? size.ir.arguments : [];
  const into = operator === '<' ? yes : operator === '>=' ? no : undefined;
  const key = into && of && belowSizeKey(index.ir, of);
  if (key !== undefined) into?.push([key, { kind: 'bool', value: true }]);
}

/** `xs == []` and `xs != []`. */
function learnSize(
  yes: (readonly [string, Ty])[],
  no: (readonly [string, Ty])[],
  operator: Operator,
  left: Elaborated,
  right: Elaborated,
): void {
  const into = operator === '!=' ? yes : operator === '==' ? no : undefined;
  if (!into) return;
  for (const [whole, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if ((other.ir.op !== 'list' && other.ir.op !== 'set') || other.ir.items.length > 0 || !isPlace(whole.ir)) continue;
    const key = keyOf({ op: 'builtin', name: 'length', arguments: [whole.ir] });
    if (key !== undefined) into.push([key, { kind: 'int', low: 1 }]);
  }
}

/** A type that also holds `place operator other`; undefined where nothing is learned. */
function narrowed(type: Ty, operator: Operator, other: Ty): Ty | undefined {
  if (type.kind === 'optional') {
    // Equal to something, it is something; unlike `none`, it is something.
    const something =
      operator === '=='
        ? other.kind !== 'none' && other.kind !== 'optional'
        : operator === '!=' && other.kind === 'none';
    if (something) return narrowed(type.of, operator, other) ?? type.of;
    return operator === '==' && other.kind === 'none' ? other : undefined;
  }
  if (type.kind === 'enum' && other.kind === 'enum') return narrowedEnum(type, operator, other);
  if ((type.kind === 'int' || type.kind === 'float') && (other.kind === 'int' || other.kind === 'float')) {
    return narrowedFigure(type, operator, intervalOf(other));
  }
  return undefined;
}

function narrowedEnum(type: EnumTy, operator: Operator, other: EnumTy): EnumTy | undefined {
  const { cases } = type.symbol.declaration;
  const place = new Map(cases.map((each, index) => [each.name.text, index]));
  const others = [...(other.only ?? place.keys())].map((member) => place.get(member) ?? 0);
  const least = Math.min(...others);
  const most = Math.max(...others);
  const [single, more] = others;
  const keeps = (index: number): boolean => {
    switch (operator) {
      case '==':
        return others.includes(index);
      case '!=':
        return more !== undefined || index !== single;
      case '<':
        return index < most;
      case '<=':
        return index <= most;
      case '>':
        return index > least;
      case '>=':
        return index >= least;
    }
  };
  const members = type.only ?? new Set(place.keys());
  const only = new Set([...members].filter((member) => keeps(place.get(member) ?? 0)));
  // Nothing is left where the comparison can't hold; then what it would tell is not worth knowing.
  return only.size === 0 || only.size === members.size ? undefined : { kind: 'enum', symbol: type.symbol, only };
}

function narrowedFigure(type: IntTy | FloatTy, operator: Operator, other: Interval): IntTy | FloatTy | undefined {
  const own = intervalOf(type);
  const step = type.kind === 'int' ? 1 : 0;
  const result = intersect(own, boundsBy(operator, own, other, step));
  if (result.low > result.high || (result.low === own.low && result.high === own.high)) return undefined;
  return figureTy(type.kind, result.low, result.high);
}

function boundsBy(operator: Operator, own: Interval, other: Interval, step: number): Interval {
  const low = Number.NEGATIVE_INFINITY;
  const high = Number.POSITIVE_INFINITY;
  switch (operator) {
    case '==':
      return other;
    case '!=':
      if (!isConstant(other) || step === 0) return own;
      if (other.low === own.low) return { low: own.low + step, high: own.high };
      return other.high === own.high ? { low: own.low, high: own.high - step } : own;
    case '<':
      return { low, high: ceil(other.high, step) - step };
    case '<=':
      return { low, high: floor(other.high, step) };
    case '>':
      return { low: floor(other.low, step) + step, high };
    case '>=':
      return { low: ceil(other.low, step), high };
  }
}

function floor(figure: number, step: number): number {
  return step === 0 ? figure : Math.floor(figure);
}

function ceil(figure: number, step: number): number {
  return step === 0 ? figure : Math.ceil(figure);
}

/** Whether it can have a key at all: most operands are computed or literal, and need no string built to find out. */
function isPlace(ir: ExprIr): boolean {
  switch (ir.op) {
    case 'local':
    case 'state':
    case 'field':
    case 'get':
    case 'edge':
    case 'one':
    case 'at':
      return true;
    case 'builtin':
      return ir.name === 'length';
    default:
      return false;
  }
}

const mirrored: { readonly [O in Operator]: Operator } = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};
const opposite: { readonly [O in Operator]: Operator } = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};
