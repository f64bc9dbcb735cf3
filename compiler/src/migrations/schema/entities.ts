import type { EntitiesConversionIr, KindConversionIr, KindIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../diagnostics/index.js';
import { coveredBy } from './components.js';
import { compareOwnFields } from './fields.js';
import { ask, dropOf, type Findings, isDropped, note } from './findings.js';
import { freshMigrations, migratedOf } from './fresh-migrations.js';
import { keptOf } from './kept.js';
import { type Components, compareKind, kindConversion } from './kinds.js';
import { declaredThing, type EntityPair, entityPairs, playerThing } from './things.js';

/** Kinds of one thing each: entities that are of another kind now, and players. No kind is called so. */
export interface ThingKinds {
  readonly kinds: { readonly [kind: string]: KindConversionIr };
  /** Which of them an entity is of, by the id before. */
  readonly kindOf: { readonly [entity: string]: string };
  /** Which of them players are of. */
  readonly player?: string;
}

const nothing: KindIr = { has: [], fields: [] };

/** Entities that are new, gone, called otherwise. */
export function compareEntityNames(findings: Findings): Pick<EntitiesConversionIr, 'renamed' | 'gone'> | undefined {
  const { models, renames } = findings.context;
  const [before, after] = [models.before.schema, models.after.schema];
  const now = new Set(after.entities.map(({ id }) => id));
  const known = new Set<string>();
  const renamed: { [entity: string]: string } = {};
  const gone: string[] = [];
  const rows = new Set<string>();
  for (const { id, kind } of before.entities) {
    const to = renames.entities.get(id) ?? id;
    if (now.has(to)) {
      known.add(to);
      if (to === id) continue;
      renamed[id] = to;
      note(findings, 'renamed', 'entity', to, 'safe', `\`${id}\` is called \`${to}\` now.`, id);
      continue;
    }
    gone.push(id);
    const row = rowOf(id);
    reportGone(id, row, kind, row === undefined || !rows.has(row), findings);
    if (row !== undefined) rows.add(row);
  }
  for (const { id } of after.entities)
    if (!known.has(id))
      note(findings, 'added', 'entity', id, 'safe', `\`${id}\` is new and appears as it is declared.`);
  if (gone.length === 0 && Object.keys(renamed).length === 0) return undefined;
  return { ...(Object.keys(renamed).length > 0 && { renamed }), ...(gone.length > 0 && { gone }) };
}

/** `coins` of `coins.3`: things that were declared as one row. */
function rowOf(id: string): string | undefined {
  return /^(.+)\.\d+$/.exec(id)?.[1];
}

function reportGone(id: string, row: string | undefined, kind: string, asks: boolean, findings: Findings): void {
  const { models, renames } = findings.context;
  const { kinds, entities, components } = models.before.schema;
  const own = kinds[kind];
  const parts = own?.has.flatMap((component) => components[component]?.fields ?? []) ?? [];
  for (const { type } of [...(own?.fields ?? []), ...parts])
    if (type.type === 'amount') findings.closedAccounts.add(type.resource);
  if ([`kind ${kind}`, `entity ${id}`, `entity ${row ?? id}`].some((each) => isDropped(findings, each))) {
    note(findings, 'removed', 'entity', id, 'dangerous', `\`${id}\` is dropped, with all that sessions hold of it.`);
    return;
  }
  note(findings, 'removed', 'entity', id, 'breaking', `\`${id}\` is gone.`);
  // Where the kind is gone it was asked about that.
  const kindNow = renames.kinds.get(kind) ?? kind;
  if (!asks || !(kindNow in models.after.schema.kinds)) return;
  const alike = models.after.schema.entities.filter(
    (each) => each.kind === kindNow && !entities.some((old) => old.id === each.id),
  );
  ask(findings, catalogue.declarationGone, { sort: 'entity', name: id }, id, [
    ...alike.slice(0, 3).map((each) => ({
      does: `If it is called \`${each.id}\` now, say so.`,
      how: `entity ${each.id}: … was ${id}`,
    })),
    { does: 'Drop it, with all that sessions hold of it.', how: dropOf(`entity ${row ?? id}`) },
  ]);
}

/** Entities whose kind is another one, and the players, who have fields of their own. */
export function compareThings(
  components: Components,
  kinds: { readonly [kind: string]: KindConversionIr },
  findings: Findings,
): ThingKinds {
  const found: { [kind: string]: KindConversionIr } = {};
  const kindOf: { [entity: string]: string } = {};
  for (const pair of entityPairs(findings)) {
    if (!pair.isOtherKind) continue;
    const conversion = compareMovedEntity(pair, components, findings);
    // Without one of its own it would be converted with those of the kind that it was of.
    if (Object.keys(conversion).length === 0 && !kinds[pair.before.kind]) continue;
    const name = `${pair.before.kind}>${pair.after.kind} ${pair.before.id}`;
    found[name] = conversion;
    kindOf[pair.before.id] = name;
  }
  const player = comparePlayer(components, kinds, findings);
  return { kinds: { ...found, ...(player && { player }) }, kindOf, ...(player && { player: 'player' }) };
}

function compareMovedEntity(pair: EntityPair, components: Components, findings: Findings): KindConversionIr {
  const { models } = findings.context;
  const before = models.before.schema.kinds[pair.before.kind] ?? nothing;
  const after = models.after.schema.kinds[pair.after.kind] ?? nothing;
  const says = `\`${pair.after.id}\` is of \`${pair.after.kind}\` now, and was of \`${pair.before.kind}\`.`;
  note(findings, 'altered', 'entity', pair.after.id, 'safe', says);
  const compared = compareKind(
    {
      was: pair.before.id,
      now: pair.after.id,
      before,
      after,
      key: `entity ${pair.before.id}`,
      // It was of none of the things that a migration of its kind is about.
      migrates: '',
      names: heirs(before, after),
      // Its declaration gives it what it needs.
      hasUndeclared: () => false,
    },
    components,
    findings,
  );
  return kindConversion(compared, keptOf(compared.pairs, [declaredThing(pair, findings)]));
}

/** The fields of the `player` block, and another kind of the reader's body. */
function comparePlayer(
  components: Components,
  kinds: { readonly [kind: string]: KindConversionIr },
  findings: Findings,
): KindConversionIr | undefined {
  const { models, renames } = findings.context;
  const [before, after] = [models.before.schema, models.after.schema];
  const block = compareOwnFields(
    {
      key: 'player',
      was: 'player',
      now: 'player',
      hasUndeclared: ({ name }) => !(name in after.player.values),
      migrated: migratedOf(freshMigrations(models), 'player'),
      covers: coveredBy(findings),
    },
    before.player.fields,
    after.player.fields,
    findings,
  );
  const kept = keptOf(block.pairs, [playerThing(findings)]);
  const { kind } = before.player;
  const isSame =
    kind === undefined ? after.player.kind === undefined : after.player.kind === (renames.kinds.get(kind) ?? kind);
  const own = isSame ? (kind !== undefined ? (kinds[kind] ?? {}) : {}) : compareBody(components, findings);
  if (isSame && Object.keys(block.fields).length === 0 && !kept) return undefined;
  const { to: _, gone: __, ...rest } = own;
  const fields = { ...own.fields, ...block.fields };
  const allKept = { ...own.kept, ...kept };
  const conversion = {
    ...rest,
    ...(Object.keys(fields).length > 0 && { fields }),
    ...(Object.keys(allKept).length > 0 && { kept: allKept }),
  };
  const isMeant = kind !== undefined && kinds[kind] !== undefined;
  return isMeant || Object.keys(conversion).length > 0 ? conversion : undefined;
}

function compareBody(components: Components, findings: Findings): KindConversionIr {
  const { models } = findings.context;
  const [before, after] = [models.before.schema, models.after.schema];
  const kindOf = (kinds: { readonly [kind: string]: KindIr }, kind: string | undefined): KindIr =>
    (kind === undefined ? undefined : kinds[kind]) ?? nothing;
  const [was, now] = [kindOf(before.kinds, before.player.kind), kindOf(after.kinds, after.player.kind)];
  const says = `The player is ${after.player.kind ?? 'of no kind'} now, and was ${before.player.kind ?? 'of none'}.`;
  note(findings, 'altered', 'player', 'player', 'safe', says);
  const compared = compareKind(
    {
      was: 'player',
      now: 'player',
      before: was,
      after: now,
      key: 'entity player',
      migrates: '',
      names: heirs(was, now),
      hasUndeclared: ({ name }) => !(name in after.player.values),
    },
    components,
    findings,
  );
  return kindConversion(compared, keptOf(compared.pairs, [playerThing(findings)]));
}

/** What says that it was called so, where the one that is called so is gone. */
function heirs(before: KindIr, after: KindIr): ReadonlyMap<string, string> {
  const known = new Set(after.fields.map(({ name }) => name));
  return new Map(
    after.fields.flatMap(({ name, was }) =>
      was !== undefined && !known.has(was) && !before.fields.some((each) => each.name === name) ? [[was, name]] : [],
    ),
  );
}
