import type { Json } from '@fabula/runtime/bundle';
import type { Expression, TextLiteral } from '../../1-parse/index.js';
import type { Ty } from '../types.js';
import { constantFigure } from './constant.js';
import { scaled, scaleOf } from './scale.js';

/** The value that is written out, where it is: a figure, a text, a member, nothing. What has to be computed is undefined. */
export function writtenValue(e: Expression, type: Ty): Json | undefined {
  switch (type.kind) {
    case 'optional':
      return e.kind === 'none' ? null : writtenValue(e, type.of);
    case 'bool':
      return e.kind === 'bool' ? e.value : undefined;
    case 'int':
    case 'float':
      return constantFigure(e);
    case 'decimal':
      return digitsOf(e, type.scale);
    case 'amount':
      return digitsOf(e, scaleOf(type.resource));
    case 'text':
      return e.kind === 'text' ? wordsOf(e) : undefined;
    case 'duration':
      return e.kind === 'duration' ? e.milliseconds : undefined;
    case 'dice':
      return e.kind === 'dice' ? { $dice: [e.count, e.sides] } : undefined;
    case 'enum': {
      const name = e.kind === 'nameExpression' ? e.name.text : undefined;
      return type.symbol.declaration.cases.some((each) => each.name.text === name) ? name : undefined;
    }
    case 'list':
    case 'set': {
      if (e.kind !== 'list') return undefined;
      const items = e.items.map((item) => writtenValue(item, type.of));
      if (!items.every((item) => item !== undefined)) return undefined;
      return type.kind === 'list' ? items : { $set: items };
    }
    default:
      return undefined;
  }
}

function wordsOf({ parts }: TextLiteral): string | undefined {
  const runs = parts.map((part) => (part.kind === 'textRun' ? part.text : undefined));
  return runs.includes(undefined) ? undefined : runs.join('').normalize('NFC');
}

function digitsOf(e: Expression, scale: number): Json | undefined {
  const negative = e.kind === 'unary' && e.operator === '-';
  const figure = negative ? e.operand : e;
  const digits =
    figure.kind === 'int'
      ? String(figure.value)
      : figure.kind === 'float'
        ? figure.text.replaceAll('_', '')
        : figure.kind === 'unit'
          ? figure.digits
          : undefined;
  const value = digits === undefined ? undefined : scaled(digits, scale);
  return value === undefined ? undefined : { $n: String(negative ? -value : value) };
}
