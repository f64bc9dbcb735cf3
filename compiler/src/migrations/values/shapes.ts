import type { CaseIr, FieldConversionIr, FieldIr, Json, TypeIr, ValueConversionIr } from '@fabula/runtime/bundle';
import { constantOf } from './constant.js';
import {
  type Blocked,
  type Compare,
  joinedWith,
  oneStep,
  same,
  stepsThat,
  type TypeDifference,
  type TypePair,
  type ValueContext,
} from './difference.js';
import { isAnsweredCase } from './names.js';

type CollectionType = Extract<TypeIr, { type: 'list' | 'set' }>;

/** Elements become elements; one that can't be kept is left out. */
export function compareItems(
  before: CollectionType,
  after: CollectionType,
  pair: TypePair,
  context: ValueContext,
  compare: Compare,
): TypeDifference {
  const least = after.type === 'list' ? (after.least ?? 0) : 0;
  const leastBefore = before.type === 'list' ? (before.least ?? 0) : 0;
  const inner = compare({ ...pair, before: before.of, after: after.of, fallback: null }, context);
  const isDropping = inner.usesFallback === true && after.of.type !== 'optional';
  if (least > (isDropping ? 0 : leastBefore))
    return { steps: [], losses: [], blocked: { by: 'noDefault', what: `a list of ${least} or more` } };
  const mostBefore = before.type === 'list' ? (before.most ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
  const most = after.type === 'list' && after.most !== undefined && after.most < mostBefore ? after.most : undefined;
  const of = oneStep(inner.steps);
  const items: readonly ValueConversionIr[] =
    of || most !== undefined
      ? [
          {
            by: 'items',
            of: of ?? { by: 'steps', steps: [] },
            ...(isDropping && { drops: true }),
            ...(most !== undefined && { most }),
          },
        ]
      : [];
  const other: readonly ValueConversionIr[] = before.type === after.type ? [] : [{ by: after.type }];
  const losses = [
    ...inner.losses,
    ...(most === undefined ? [] : [`only the first ${most} stay`]),
    ...(before.type === 'list' && after.type === 'set' ? ['what stands in it twice stays once'] : []),
  ];
  return { steps: [...items, ...other], losses, ...(inner.blocked && { blocked: inner.blocked }) };
}

/** One value becomes a collection of it. */
export function compareToCollection(
  after: CollectionType,
  pair: TypePair,
  context: ValueContext,
  compare: Compare,
): TypeDifference {
  const optional = pair.before.type === 'optional';
  const before = pair.before.type === 'optional' ? pair.before.of : pair.before;
  const inner = compare({ ...pair, before, after: after.of, fallback: null }, context);
  const least = after.type === 'list' ? (after.least ?? 0) : 0;
  if (least > (optional || inner.usesFallback ? 0 : 1))
    return { steps: [], losses: [], blocked: { by: 'noDefault', what: `a list of ${least} or more` } };
  return joinedWith(inner, stepsThat([{ by: after.type }]));
}

export function compareMaps(
  before: Extract<TypeIr, { type: 'map' }>,
  after: Extract<TypeIr, { type: 'map' }>,
  pair: TypePair,
  context: ValueContext,
  compare: Compare,
): TypeDifference {
  const keys = compare({ ...pair, before: before.key, after: after.key, fallback: null }, context);
  const values = compare({ ...pair, before: before.value, after: after.value, fallback: null }, context);
  const key = oneStep(keys.steps);
  const value = oneStep(values.steps);
  const both = joinedWith(keys, values);
  if (!key && !value) return { ...both, steps: [] };
  const drops = keys.usesFallback === true || (values.usesFallback === true && after.value.type !== 'optional');
  const losses = drops && both.losses.length === 0 ? ['some of its entries go'] : both.losses;
  return {
    steps: [{ by: 'entries', ...(key && { key }), ...(value && { value }), ...(drops && { drops: true }) }],
    losses,
    ...(both.blocked && { blocked: both.blocked }),
  };
}

export function compareRecords(
  before: readonly FieldIr[],
  after: readonly FieldIr[],
  pair: TypePair,
  context: ValueContext,
  compare: Compare,
): TypeDifference {
  const { fields, added, losses, blocked } = compareFields(before, after, pair.holder, context, compare);
  if (blocked) return { steps: [], losses, blocked };
  if (!fields && !added) return { ...same, losses };
  return stepsThat([{ by: 'fields', fields: fields ?? {}, ...(added && { added }) }], ...losses);
}

/** Also of a variant that has no fields and an enum, whose cases are spelled the same. */
export function compareVariants(
  before: readonly CaseIr[],
  after: readonly CaseIr[],
  pair: TypePair,
  context: ValueContext,
  compare: Compare,
): TypeDifference {
  const cases: { [name: string]: Extract<ValueConversionIr, { by: 'cases' }>['cases'][string] } = {};
  const losses: string[] = [];
  let usesFallback = false;
  for (const each of before) {
    const now = after.find(({ name }) => name === each.name) ?? heirOf(each, before, after);
    if (!now) {
      const name = `${pair.holder}.${each.name}`;
      if (!isAnsweredCase(name, pair.holder, context)) return { steps: [], losses, blocked: { by: 'case' } };
      if (pair.fallback === undefined)
        return { steps: [], losses, blocked: { by: 'noDefault', what: `\`${each.name}\`` } };
      cases[each.name] = { becomes: pair.fallback };
      losses.push(`\`${each.name}\` is gone`);
      usesFallback = true;
      continue;
    }
    const found = compareFields(each.fields, now.fields, `${pair.holder}.${each.name}`, context, compare);
    losses.push(...found.losses);
    if (found.blocked) return { steps: [], losses, blocked: found.blocked };
    if (now.name === each.name && !found.fields && !found.added) continue;
    cases[each.name] = {
      ...(now.name !== each.name && { to: now.name }),
      ...(found.fields && { fields: found.fields }),
      ...(found.added && { added: found.added }),
    };
  }
  if (Object.keys(cases).length === 0) return { ...same, losses };
  return { steps: [{ by: 'cases', cases }], losses, ...(usesFallback && { usesFallback: true }) };
}

interface FieldsDifference {
  readonly fields?: { readonly [field: string]: FieldConversionIr };
  readonly added?: { readonly [field: string]: Json };
  readonly losses: readonly string[];
  readonly blocked?: Blocked;
}

/** The fields of a record, or of a case. */
function compareFields(
  before: readonly FieldIr[],
  after: readonly FieldIr[],
  holder: string,
  context: ValueContext,
  compare: Compare,
): FieldsDifference {
  const fields: { [field: string]: FieldConversionIr } = {};
  const losses: string[] = [];
  const taken = new Set<string>();
  for (const field of before) {
    const path = `${holder}.${field.name}`;
    const now = after.find(({ name }) => name === field.name) ?? heirOf(field, before, after);
    if (!now) {
      if (!context.answers.dropped.includes(`field ${path}`))
        return { losses, blocked: { by: 'fieldGone', field: path } };
      fields[field.name] = { gone: true };
      losses.push(`its \`${field.name}\` is dropped`);
      continue;
    }
    taken.add(now.name);
    const pair = { before: field.type, after: now.type, holder: path, fallback: fallbackOf(now) };
    const found = compare(pair, context);
    losses.push(...found.losses);
    if (found.blocked) return { losses, blocked: found.blocked };
    const value = oneStep(found.steps);
    if (!value && now.name === field.name) continue;
    fields[field.name] = { ...(now.name !== field.name && { to: now.name }), ...(value && { value }) };
  }
  const added: { [field: string]: Json } = {};
  for (const field of after) {
    if (taken.has(field.name)) continue;
    const value = fallbackOf(field);
    if (value === undefined) return { losses, blocked: { by: 'fieldNew', field: `${holder}.${field.name}` } };
    added[field.name] = value;
  }
  return {
    losses,
    ...(Object.keys(fields).length > 0 && { fields }),
    ...(Object.keys(added).length > 0 && { added }),
  };
}

/** What a field is where nothing is given. */
export function fallbackOf({ type, default: given }: FieldIr): Json | undefined {
  const value = given && constantOf(given);
  return value ?? (type.type === 'optional' && !given ? null : undefined);
}

/** The one that says it was called so, where it is new. */
function heirOf<T extends { readonly name: string; readonly was?: string }>(
  old: { readonly name: string },
  before: readonly { readonly name: string }[],
  after: readonly T[],
): T | undefined {
  return after.find(({ name, was }) => was === old.name && !before.some((each) => each.name === name));
}
