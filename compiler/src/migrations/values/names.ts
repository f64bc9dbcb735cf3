import type { Json, TypeIr, ValueConversionIr } from '@fabula/runtime/bundle';
import {
  type NamesNow,
  same,
  stepsThat,
  type TypeDifference,
  type TypePair,
  unlike,
  type ValueContext,
} from './difference.js';

type RefType = Extract<TypeIr, { type: 'ref' }>;

/** Members of an enum keep their names, or have the ones that their `was` leads to. */
export function compareEnums(before: string, after: string, pair: TypePair, context: ValueContext): TypeDifference {
  const { models, renames } = context;
  const isSame = (renames.enums.get(before) ?? before) === after;
  const cases = isSame ? renames.cases.get(before) : undefined;
  const now = new Set(models.after.schema.enums[after]?.cases.map(({ name }) => name));
  const changed = new Map<string, string | undefined>();
  const gone: string[] = [];
  for (const { name } of models.before.schema.enums[before]?.cases ?? []) {
    const to = cases?.get(name) ?? name;
    if (!now.has(to)) {
      changed.set(name, undefined);
      gone.push(`${before}.${name}`);
    } else if (to !== name) changed.set(name, to);
  }
  if (gone.length > 0 && !isSame) return unlike;
  const open = gone.filter((each) => !isAnsweredCase(each, pair.holder, context));
  if (open.length > 0) return { steps: [], losses: [], blocked: { by: 'case' } };
  return byNames(changed, pair, 'is gone', (name) => `\`${before}.${name}\``);
}

/** Whether somebody said what becomes of values of a case; else what holds it is remembered, to be asked about. */
export function isAnsweredCase(name: string, holder: string, { answers, openCases }: ValueContext): boolean {
  if (answers.dropped.includes(`case ${name}`)) return true;
  const holders = openCases.get(name) ?? new Set();
  holders.add(holder);
  openCases.set(name, holders);
  return false;
}

/** Whom a reference may lead to: the declared ones that are called otherwise, that are gone, or that fit no longer. */
export function compareRefs(before: RefType, after: RefType, pair: TypePair, context: ValueContext): TypeDifference {
  const key = JSON.stringify([before.kinds, before.has, after.kinds, after.has]);
  let changed = context.namesByType.get(key);
  if (!changed) {
    changed = refNames(before, after, context);
    context.namesByType.set(key, changed);
  }
  const narrower = isNarrower(before, after, context)
    ? stepsThat([], 'those made while playing that are of another kind stay where they are named')
    : same;
  const found = byNames(changed, pair, 'is no longer there for it', (id) => `\`${id}\``);
  return { ...found, losses: [...found.losses, ...narrower.losses] };
}

export function compareScenes(pair: TypePair, context: ValueContext): TypeDifference {
  let changed = context.namesByType.get('scene');
  if (!changed) {
    const { models, renames } = context;
    const names = new Map<string, string | undefined>();
    for (const name of Object.keys(models.before.scenes)) {
      const to = renames.scenes.get(name) ?? name;
      if (!(to in models.after.scenes)) names.set(name, undefined);
      else if (to !== name) names.set(name, to);
    }
    changed = names;
    context.namesByType.set('scene', changed);
  }
  return byNames(changed, pair, 'is gone', (name) => `the scene \`${name}\``);
}

function byNames(
  changed: NamesNow,
  { fallback }: TypePair,
  why: string,
  says: (name: string) => string,
): TypeDifference {
  if (changed.size === 0) return same;
  const gone = [...changed].flatMap(([name, to]) => (to === undefined ? [name] : []));
  const [first] = gone;
  if (first !== undefined && fallback === undefined)
    return { steps: [], losses: [], blocked: { by: 'noDefault', what: says(first) } };
  const names: { [name: string]: Json } = {};
  for (const [name, to] of changed) names[name] = to ?? fallback ?? null;
  const step: ValueConversionIr = { by: 'names', names };
  if (first === undefined) return stepsThat([step]);
  const rest = gone.length === 1 ? '' : ` and ${gone.length - 1} more`;
  return { steps: [step], losses: [`${says(first)}${rest} ${why}`], usesFallback: true };
}

function refNames(before: RefType, after: RefType, { models, renames }: ValueContext): NamesNow {
  const now = new Map(models.after.schema.entities.map((entity) => [entity.id, entity]));
  const names = new Map<string, string | undefined>();
  for (const { id, kind } of models.before.schema.entities) {
    if (!fits(before, kind)) continue;
    const to = renames.entities.get(id) ?? id;
    const there = now.get(to);
    if (!there || !fits(after, there.kind)) names.set(id, undefined);
    else if (to !== id) names.set(id, to);
  }
  return names;
}

/** A reference that wants a component may lead to whom it was granted, so it rules nobody out. */
function fits({ kinds }: RefType, kind: string): boolean {
  return kinds.length === 0 || kinds.includes(kind);
}

function isNarrower(before: RefType, after: RefType, { renames }: ValueContext): boolean {
  if (after.kinds.length === 0) return false;
  if (before.kinds.length === 0) return true;
  return before.kinds.some((kind) => !after.kinds.includes(renames.kinds.get(kind) ?? kind));
}
