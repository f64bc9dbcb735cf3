import type { ComponentConversionIr, ConversionIr, KindConversionIr, ProgramIr } from '@fabula/runtime/bundle';
import type { MigrateFrom } from '../program/index.js';
import type { Answers, Models, PlannedPart } from './change.js';
import { deriveMigrations } from './derived/index.js';
import { diffPlaces } from './places/index.js';
import { diffSchema, freshMigrations, renamesOf } from './schema/index.js';

type Conversion = PlannedPart['conversion'];

/** What all rooms have to say of a difference, as one part. */
export function planParts(models: Models, answers: Answers, { migrate, earlier = [] }: PlanSources = {}): PlannedPart {
  const renames = renamesOf(models);
  if (!migrate && freshMigrations(models).length > 0)
    throw new Error('A pack that migrates is planned without its migrations.');
  return joinParts(models, [
    diffSchema(models, renames, answers),
    ...(migrate ? [deriveMigrations(migrate, models, renames)] : []),
    diffPlaces(models, renames, answers, earlier),
  ]);
}

/** What a plan is made of besides the two models. */
export interface PlanSources {
  /** Absent for a pack that has no `migrate from`. */
  readonly migrate?: MigrateFrom;
  /** The conversions that the release carries. */
  readonly earlier?: readonly ConversionIr[];
}

/** Parts speak of different things; where two speak of one kind, component or relation, each adds to it. */
export function joinParts({ before }: Models, parts: readonly PlannedPart[]): PlannedPart {
  const joined = parts.map(({ conversion }) => conversion).reduce((all, each) => joinDeep(all, each), {});
  const conversion = withThings(joined, before);
  return {
    changes: parts.flatMap(({ changes }) => changes),
    questions: parts.flatMap(({ questions }) => questions),
    warnings: parts.flatMap(({ warnings }) => warnings ?? []),
    conversion,
  };
}

function joinDeep(a: Conversion, b: Conversion): Conversion {
  const joined: { [key: string]: unknown } = { ...a };
  for (const [key, value] of Object.entries(b)) joined[key] = joinValues(joined[key], value);
  return joined;
}

function joinValues(a: unknown, b: unknown): unknown {
  if (!isObject(a) || !isObject(b)) return b ?? a;
  const joined: { [key: string]: unknown } = { ...a };
  for (const [key, value] of Object.entries(b)) joined[key] = joinValues(joined[key], value);
  return joined;
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Which declared things are meant where kinds and components are spoken of: it can be told only when all have spoken. */
function withThings(conversion: Conversion, { schema }: ProgramIr): Conversion {
  const kinds = withOwnKinds(conversion, schema.player.kind);
  const own = conversion.entities?.kindOf ?? {};
  const components: { [component: string]: ComponentConversionIr } = {};
  const named = new Set(Object.keys(kinds ?? {}));
  for (const [name, component] of Object.entries(conversion.components ?? {})) {
    components[name] = component;
    if (!component.kept && !component.derived) continue;
    const having = Object.entries(schema.kinds).flatMap(([kind, { has }]) => (has.includes(name) ? [kind] : []));
    const ofThings = schema.entities.flatMap(({ id, kind }) => (having.includes(kind) && own[id] ? [own[id]] : []));
    const player = conversion.entities?.player;
    const ofPlayer = player !== undefined && having.includes(schema.player.kind ?? '') ? [player] : [];
    const all = [...new Set([...having, ...ofThings, ...ofPlayer])];
    if (all.length > 0) components[name] = { ...component, kinds: all };
    for (const kind of all) named.add(kind);
  }
  for (const { accounts } of Object.values(conversion.resources ?? {}))
    for (const account of accounts) named.add(account.slice(0, Math.max(0, account.lastIndexOf('.'))));
  const kindOf: { [entity: string]: string } = {};
  for (const { id, kind } of schema.entities) {
    const of = own[id] ?? kind;
    if (named.has(of)) kindOf[id] = of;
  }
  const body = conversion.entities?.player ?? schema.player.kind ?? 'player';
  const { renamed, gone } = conversion.entities ?? {};
  const entities = {
    ...(renamed && { renamed }),
    ...(gone && { gone }),
    ...(Object.keys(kindOf).length > 0 && { kindOf }),
    ...(named.has(body) && { player: body }),
  };
  const { entities: _, kinds: __, components: ___, ...rest } = conversion;
  return {
    ...(Object.keys(entities).length > 0 && { entities }),
    ...(kinds && { kinds }),
    ...(Object.keys(components).length > 0 && { components }),
    ...rest,
  };
}

/** What a migration reckons for a kind it reckons for players of that kind, too, though they have a conversion of their own. */
function withOwnKinds(
  { kinds, entities }: Conversion,
  kind: string | undefined,
): { readonly [kind: string]: KindConversionIr } | undefined {
  const player = entities?.player;
  const derived = kind === undefined ? undefined : kinds?.[kind]?.derived;
  const own = player === undefined ? undefined : kinds?.[player];
  if (!kinds || player === undefined || player === kind || !derived || !own || own.derived) return kinds;
  return { ...kinds, [player]: { ...own, derived } };
}
