import { catalogue } from '../../../diagnostics/index.js';
import type { Expression } from '../../1-parse/index.js';
import type { Checker } from '../checker.js';
import { boolTy, intTy, optionalTy } from '../types.js';
import { unknownValue } from '../unknown-value.js';
import { argumentsOf, type Builtin } from './builtin.js';

/** `visited(scene)`, `visited(scene.label)`. */
export const visited: Builtin = (c, call) => {
  const place = placeArgument(c, argumentsOf(c, call, 1, 1));
  if (place === undefined) return unknownValue;
  return {
    type: boolTy,
    ir: { op: 'binary', operator: 'gt', left: { op: 'visits', place }, right: { op: 'const', value: 0 } },
  };
};

export const visits: Builtin = (c, call) => {
  const place = placeArgument(c, argumentsOf(c, call, 1, 1));
  return place === undefined ? unknownValue : { type: { ...intTy, low: 0 }, ir: { op: 'visits', place } };
};

/** `turns_since(scene)`: none where it was never entered. */
export const turnsSince: Builtin = (c, call) => {
  const place = placeArgument(c, argumentsOf(c, call, 1, 1));
  return place === undefined
    ? unknownValue
    : { type: optionalTy({ ...intTy, low: 0 }), ir: { op: 'turnsSince', place } };
};

function placeArgument(c: Checker, given: readonly Expression[] | undefined): string | undefined {
  const [argument] = given ?? [];
  if (!argument) return undefined;
  const meaning = c.rules.meaning(c, argument, boolTy, 'read');
  switch (meaning.is) {
    case 'scene':
      c.reads.add(`place:${meaning.symbol.id}`);
      return meaning.symbol.id;
    case 'label':
      c.reads.add(`place:${meaning.scene.id}`);
      return meaning.id;
    case 'reported':
      return undefined;
    default:
      c.report(catalogue.wrongType, argument.span, {
        found: `\`${c.sourceOf(argument.span)}\``,
        wanted: 'a scene or a label',
      });
      return undefined;
  }
}
