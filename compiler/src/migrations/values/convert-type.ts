import type { TypeIr } from '@fabula/runtime/bundle';
import {
  joinedWith,
  same,
  stepsThat,
  type TypeDifference,
  type TypePair,
  unlike,
  type ValueContext,
} from './difference.js';
import { compareFigures, isFigure } from './figures.js';
import { compareEnums, compareRefs, compareScenes } from './names.js';
import { compareItems, compareMaps, compareRecords, compareToCollection, compareVariants } from './shapes.js';

/** How a value of the type before becomes one of the type after, with what may be lost and why it can't be. */
export function compareTypes(pair: TypePair, context: ValueContext): TypeDifference {
  const { before, after, fallback } = pair;
  if (isCollection(after) && !isCollection(before)) return compareToCollection(after, pair, context, compareTypes);
  if (after.type === 'optional') {
    const inner = before.type === 'optional' ? before.of : before;
    return compareTypes({ ...pair, before: inner, after: after.of, fallback: fallback ?? null }, context);
  }
  if (before.type === 'optional') {
    // What is none stays so through all conversions, up to the one that gives it a value.
    const inner = compareTypes({ ...pair, before: before.of }, context);
    if (fallback === undefined) return joinedWith(inner, { ...same, blocked: { by: 'noDefault', what: '`none`' } });
    if (fallback === null) return { ...inner, losses: [...inner.losses, '`none` is left out'], usesFallback: true };
    return joinedWith(inner, stepsThat([{ by: 'some', value: fallback }]));
  }
  if (isFigure(before) && isFigure(after)) return compareFigures(before, after, context);
  if (after.type === 'text') return compareToText(before, after, context);
  if (before.type === 'enum' && after.type === 'enum') return compareEnums(before.enum, after.enum, pair, context);
  if (before.type === 'ref' && after.type === 'ref') return compareRefs(before, after, pair, context);
  if (isCollection(before) && isCollection(after)) return compareItems(before, after, pair, context, compareTypes);
  if (before.type === 'map' && after.type === 'map') return compareMaps(before, after, pair, context, compareTypes);
  if (before.type === 'record' && after.type === 'record')
    return compareRecords(before.fields, after.fields, pair, context, compareTypes);
  if (before.type === 'variant' && after.type === 'variant')
    return compareVariants(before.cases, after.cases, pair, context, compareTypes);
  if (before.type === 'scene' && after.type === 'scene') return compareScenes(pair, context);
  // Of these there is one type each.
  return before.type === after.type ? same : unlike;
}

function compareToText(
  before: TypeIr,
  after: Extract<TypeIr, { type: 'text' }>,
  context: ValueContext,
): TypeDifference {
  const worded = asText(before, context);
  if (!worded) return unlike;
  const longest = before.type === 'text' ? (before.max ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
  const cut =
    after.max !== undefined && after.max < longest
      ? stepsThat([{ by: 'cut', max: after.max }], `what is longer than ${after.max} is cut`)
      : same;
  const isMatched =
    after.matches === undefined || (before.type === 'text' && before.matches === after.matches)
      ? same
      : stepsThat([], 'what is there is not held to the new form');
  return joinedWith(joinedWith(worded, cut), isMatched);
}

function asText(before: TypeIr, { models }: ValueContext): TypeDifference | undefined {
  switch (before.type) {
    case 'text':
    // The member's name.
    case 'enum':
      return same;
    case 'bool':
    case 'int':
    case 'float':
      return stepsThat([{ by: 'text' }]);
    case 'decimal':
      return stepsThat([{ by: 'text', scale: before.scale }]);
    case 'amount':
      return stepsThat([{ by: 'text', scale: models.before.schema.resources[before.resource]?.scale ?? 0 }]);
    default:
      return undefined;
  }
}

function isCollection(type: TypeIr): type is Extract<TypeIr, { type: 'list' | 'set' }> {
  return type.type === 'list' || type.type === 'set';
}
