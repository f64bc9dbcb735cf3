import type { ExprIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type {
  AmountExpression,
  DiceLiteral,
  FloatLiteral,
  IntLiteral,
  TextLiteral,
  UnitLiteral,
} from '../../1-parse/index.js';
import { isSymbolOf, lookup } from '../../2-bind/index.js';
import type { Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import { describe } from '../fit.js';
import { namedAlike, reportAmbiguous, reportUndefined, reportWrongSort } from '../names.js';
import { scaled, scaleOf } from '../types/scale.js';
import { decimalTy, diceTy, presentTy, type Ty, textTy } from '../types.js';
import { unknownValue } from '../unknown-value.js';

/** `12`. Where a decimal is wanted it is one, exactly; where a float is wanted it becomes one when it is fitted. */
export function intLiteral(e: IntLiteral, hint: Ty | undefined): Elaborated {
  const wanted = hint && presentTy(hint);
  if (wanted?.kind === 'decimal') {
    return { type: decimalTy(wanted.scale), ir: bigConstant(BigInt(e.value) * 10n ** BigInt(wanted.scale)) };
  }
  return { type: { kind: 'int', low: e.value, high: e.value }, ir: { op: 'const', value: e.value } };
}

/** `0.5`. A decimal is read from the digits, never through a float. */
export function floatLiteral(c: Checker, e: FloatLiteral, hint: Ty | undefined): Elaborated {
  const wanted = hint && presentTy(hint);
  if (wanted?.kind === 'decimal') {
    const value = scaled(e.text.replaceAll('_', ''), wanted.scale);
    if (value === undefined)
      c.report(catalogue.tooManyPlaces, e.span, { what: describe(wanted), places: wanted.scale });
    return { type: decimalTy(wanted.scale), ir: bigConstant(value ?? 0n) };
  }
  return { type: { kind: 'float', low: e.value, high: e.value }, ir: { op: 'const', value: e.value } };
}

/** `5.00 silver`: digits scaled exactly. */
export function unitLiteral(c: Checker, e: UnitLiteral): Elaborated {
  const found = lookup(c.chapter, 'type', e.unit.text);
  if (found.found === 'several') {
    reportAmbiguous(c, e.unit.text, e.unit.span, found.symbols);
    return unknownValue;
  }
  if (found.found === 'none') {
    reportUndefined(c, 'resource', e.unit.text, e.unit.span, namedAlike(c, 'type', ['resource']), 'type');
    return unknownValue;
  }
  const { symbol } = found;
  if (!isSymbolOf(symbol, 'resource')) {
    reportWrongSort(c, e.unit.text, e.unit.span, symbol, 'resource');
    return unknownValue;
  }
  c.reads.add(`type:${symbol.id}`);
  const places = scaleOf(symbol);
  const value = scaled(e.digits.replaceAll('_', ''), places);
  if (value === undefined) c.report(catalogue.tooManyPlaces, e.span, { what: `\`${symbol.name}\``, places });
  return { type: { kind: 'amount', resource: symbol }, ir: bigConstant(value ?? 0n) };
}

export function diceLiteral(e: DiceLiteral): Elaborated {
  return { type: diceTy, ir: { op: 'const', value: { $dice: [e.count, e.sides] } } };
}

/** A text: a constant when nothing in it is live. */
export function textLiteral(c: Checker, e: TextLiteral): Elaborated {
  const plain = plainText(e);
  if (plain !== undefined) return { type: textTy, ir: { op: 'const', value: plain.normalize('NFC') } };
  const { ir, personal } = c.rules.text(c, e.parts);
  return { type: personal ? { kind: 'text', personal: true } : textTy, ir: { op: 'text', text: ir } };
}

/** The text of a literal without interpolation; undefined where something in it is live. */
export function plainText(e: TextLiteral): string | undefined {
  let text = '';
  for (const part of e.parts) {
    if (part.kind !== 'textRun') return undefined;
    text += part.text;
  }
  return text;
}

/** `amount of purse`: the bare figure, a decimal with the resource's places. */
export function amountOf(c: Checker, e: AmountExpression): Elaborated {
  const { type, ir } = c.expression(e.of);
  if (type.kind === 'amount') return { type: { kind: 'decimal', scale: scaleOf(type.resource) }, ir };
  if (type.kind !== 'unknown') c.report(catalogue.wrongType, e.of.span, { found: describe(type), wanted: 'an amount' });
  return unknownValue;
}

function bigConstant(value: bigint): ExprIr {
  return { op: 'const', value: { $n: value.toString() } };
}
