import type { DecimalTy, FloatTy, IntTy, RefTy, Ty } from '../types.js';

/** A type in the author's words, as it would be written. */
export function showType(type: Ty): string {
  switch (type.kind) {
    case 'bool':
    case 'duration':
    case 'instant':
    case 'dice':
    case 'none':
      return type.kind;
    case 'int':
    case 'float':
      return showFigure(type);
    case 'decimal':
      return `decimal scale ${type.scale}${decimalBounds(type)}`;
    case 'amount':
      return type.counts ? `amount of ${type.resource.name}` : type.resource.name;
    case 'text':
      return type.max === undefined ? 'text' : `text max ${type.max}`;
    case 'enum':
      return type.symbol.name;
    case 'record':
      return type.name ?? `{ ${type.fields.map((field) => `${field.name}: ${showType(field.type)}`).join(', ')} }`;
    case 'variant':
      return type.name ?? type.cases.map((each) => each.name).join(' | ');
    case 'ref':
      return showRef(type);
    case 'scene':
      return 'Scene';
    case 'media':
      return type.of;
    case 'list':
      if (type.tensor) return `tensor<${type.tensor.element}, [${type.tensor.shape.join(', ')}]>`;
      return `list<${showType(type.of)}>`;
    case 'set':
      return `set<${showType(type.of)}>`;
    case 'map':
      return `map<${showType(type.key)}, ${showType(type.value)}>`;
    case 'range':
      return 'a range';
    case 'optional':
      return `${showType(type.of)}?`;
    case 'nothing':
      return 'nothing';
    case 'unknown':
      return '…';
  }
}

/** Bounds as they are written after `in`: `0..12`, `0..`. */
export function showBounds(type: IntTy | FloatTy): string {
  const show = (figure: number | undefined): string => (figure === undefined ? '' : showNumber(figure, type.kind));
  return `${show(type.low)}..${show(type.high)}`;
}

export function showNumber(figure: number, kind: 'int' | 'float'): string {
  return kind === 'float' && Number.isInteger(figure) ? figure.toFixed(1) : String(figure);
}

function showFigure(type: IntTy | FloatTy): string {
  // A literal is a figure between itself and itself; to its author it is just a figure.
  if (type.low === type.high || type.low === undefined || type.high === undefined) return type.kind;
  return `${type.kind} in ${showBounds(type)}`;
}

function decimalBounds(type: DecimalTy): string {
  return type.low === undefined || type.high === undefined ? '' : ` in ${showDecimalBounds(type)}`;
}

/** Bounds of a decimal as they are written: `0.00..4.00`. */
export function showDecimalBounds({ scale, low, high }: DecimalTy): string {
  const show = (units: number | undefined): string => (units === undefined ? '' : showUnits(BigInt(units), scale));
  return `${show(low)}..${show(high)}`;
}

/** So many units of a scale as they are written: 1250 at scale 2 is `12.50`. */
export function showUnits(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const sign = units < 0n ? '-' : '';
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function showRef(type: RefTy): string {
  if (type.kinds.length > 0) return type.kinds.map((kind) => kind.name).join(' | ');
  return type.has.length > 0 ? `ref<has ${type.has.map((each) => each.name).join(', ')}>` : 'an entity';
}
