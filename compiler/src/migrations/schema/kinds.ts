import type { FieldConversionIr, FieldIr, KindConversionIr, KindIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../diagnostics/index.js';
import { compareTypes, fallbackOf } from '../values/index.js';
import { type ComparedComponent, coveredBy, takenOver } from './components.js';
import { cellName, compareOwnFields } from './fields.js';
import type { FieldPair, MovedField } from './fields-owner.js';
import { ask, dropOf, type Findings, isDropped, note, noteMoved } from './findings.js';
import { freshMigrations, migratedOf } from './fresh-migrations.js';
import { keptOf } from './kept.js';
import { declaredThing, type EntityPair, entityPairs, playerThing } from './things.js';

/** A kind as it was, or what one thing was of, and as it is. */
export interface KindPair {
  /** For readers, and in answers: `Person`; the entity itself where its kind is another one. */
  readonly was: string;
  readonly now: string;
  readonly before: KindIr;
  readonly after: KindIr;
  /** As in `Renames.fields`. */
  readonly key: string;
  /** The kind that migrations are said of. */
  readonly migrates: string;
  readonly names?: ReadonlyMap<string, string>;
  readonly hasUndeclared: (field: FieldIr) => boolean;
}

export interface ComparedKind {
  readonly pairs: readonly FieldPair[];
  readonly fields: { readonly [cell: string]: FieldConversionIr };
  readonly grants: readonly string[];
}

export type Components = ReadonlyMap<string, ComparedComponent>;

/** By the names before. */
export function compareKinds(
  components: Components,
  findings: Findings,
): { readonly [kind: string]: KindConversionIr } {
  const { models, renames } = findings.context;
  const [before, after] = [models.before.schema, models.after.schema];
  const entities = new Map<string, EntityPair[]>();
  for (const pair of entityPairs(findings)) {
    if (pair.isOtherKind) continue;
    const { kind } = pair.before;
    entities.set(kind, [...(entities.get(kind) ?? []), pair]);
  }
  const kinds: { [kind: string]: KindConversionIr } = {};
  const known = new Set<string>();
  for (const [was, kind] of Object.entries(before.kinds)) {
    const now = renames.kinds.get(was) ?? was;
    const heir = after.kinds[now];
    if (!heir) {
      if (reportGone(was, findings)) kinds[was] = { gone: true };
      continue;
    }
    known.add(now);
    if (now !== was) note(findings, 'renamed', 'kind', now, 'safe', `\`${was}\` is called \`${now}\` now.`, was);
    const isPlayers = before.player.kind === was && after.player.kind === now;
    const pair: KindPair = {
      was,
      now,
      before: kind,
      after: heir,
      key: `kind ${was}`,
      migrates: now,
      hasUndeclared: ({ name }) => findings.made.kinds.has(was) || (isPlayers && !(name in after.player.values)),
    };
    const compared = compareKind(pair, components, findings);
    const things = (entities.get(was) ?? []).map((each) => declaredThing(each, findings));
    const kept = keptOf(compared.pairs, isPlayers ? [...things, playerThing(findings)] : things);
    const conversion = kindConversion(compared, kept, now === was ? undefined : now);
    if (Object.keys(conversion).length > 0) kinds[was] = conversion;
  }
  for (const name of Object.keys(after.kinds))
    if (!known.has(name)) note(findings, 'added', 'kind', name, 'safe', `The kind \`${name}\` is new.`);
  return kinds;
}

export function kindConversion(
  { fields, grants }: ComparedKind,
  kept: KindConversionIr['kept'],
  to?: string,
): KindConversionIr {
  return {
    ...(to !== undefined && { to }),
    ...(Object.keys(fields).length > 0 && { fields }),
    ...(kept && { kept }),
    ...(grants.length > 0 && { grants }),
  };
}

/** Its own fields, and the components that it has no more or has now. */
export function compareKind(pair: KindPair, components: Components, findings: Findings): ComparedKind {
  const { models } = findings.context;
  const has = (name: string): boolean => pair.after.has.includes(components.get(name)?.now ?? '');
  const comparison = compareOwnFields(
    {
      key: pair.key,
      was: pair.was,
      now: pair.now,
      hasUndeclared: pair.hasUndeclared,
      migrated: migratedOf(freshMigrations(models), pair.migrates),
      movedTo: (field) => movedInto(field, pair, components, findings),
      covers: coveredBy(findings),
      ...(pair.names && { names: pair.names }),
    },
    pair.before.fields,
    pair.after.fields,
    findings,
  );
  const fields: { [cell: string]: FieldConversionIr } = { ...comparison.fields };
  const pairs = [...comparison.pairs];
  const grants: string[] = [];
  for (const component of pair.before.has) {
    const compared = components.get(component);
    if (!compared || has(component)) continue;
    const lost = loseComponent(component, compared.now, pair, comparison.added, findings);
    Object.assign(fields, lost.fields);
    pairs.push(...lost.pairs);
    if (lost.isGranted && compared.now !== undefined) grants.push(compared.now);
  }
  for (const component of pair.after.has) {
    const was = [...components.values()].find(({ now }) => now === component)?.was;
    if (was !== undefined && pair.before.has.includes(was)) continue;
    gainComponent(component, pair, findings);
  }
  return { pairs, fields, grants };
}

/** A field of its own that is a component's now, under the same name or one that says so. */
function movedInto(field: FieldIr, pair: KindPair, components: Components, findings: Findings): MovedField | undefined {
  const { models } = findings.context;
  for (const component of pair.after.has) {
    const compared = [...components.values()].find(({ now }) => now === component);
    const had = compared && pair.before.has.includes(compared.was);
    const fields = models.after.schema.components[component]?.fields ?? [];
    const found = fields.find(({ name, was }) => name === field.name || was === field.name);
    const isNew = found && !(had && compared.comparison?.pairs.some(({ after }) => after.name === found.name));
    if (!found || !isNew) continue;
    const types = { before: field.type, after: found.type, holder: pair.was, fallback: fallbackOf(found) };
    const quiet = { ...findings.context, openCases: new Map<string, Set<string>>() };
    if (compareTypes(types, quiet).blocked) continue;
    const cell = cellName(component, found.name);
    return { field: found, cell, name: cell };
  }
  return undefined;
}

interface LostComponent {
  readonly fields: { readonly [cell: string]: FieldConversionIr };
  readonly pairs: readonly FieldPair[];
  readonly isGranted: boolean;
}

/** `now` is absent where the component is gone altogether: then only what its kind took over is to be said here. */
function loseComponent(
  was: string,
  now: string | undefined,
  pair: KindPair,
  added: readonly FieldIr[],
  findings: Findings,
): LostComponent {
  const { models, answers } = findings.context;
  const name = `component ${was} of ${pair.was}`;
  const says = `\`${pair.now}\` has no \`${now ?? was}\` any more`;
  if (now !== undefined && answers.kept?.includes(name)) {
    note(findings, 'altered', 'kind', pair.now, 'safe', `${says}; what sessions have keeps it by itself.`);
    return { fields: {}, pairs: [], isGranted: true };
  }
  const fields: { [cell: string]: FieldConversionIr } = {};
  const pairs: FieldPair[] = [];
  let isLosing = false;
  for (const field of models.before.schema.components[was]?.fields ?? []) {
    const cell = cellName(was, field.name);
    const own = takenOver(field, added, findings.context);
    if (own) {
      const where = `${pair.now}.${own.after.name}`;
      noteMoved(findings, cell, where, own.losses);
      fields[cell] = { to: own.after.name, ...(own.value && { value: own.value }) };
      pairs.push({ before: field, after: own.after, was: cell, now: own.after.name, value: own.value });
    } else if (now !== undefined) {
      fields[cell] = { gone: true };
      isLosing = true;
      if (field.type.type === 'amount') findings.closedAccounts.add(field.type.resource);
    }
  }
  if (now === undefined) return { fields, pairs, isGranted: false };
  if (!isLosing) {
    note(findings, 'altered', 'kind', pair.now, 'safe', `${says}.`);
  } else if (isDropped(findings, name)) {
    note(findings, 'altered', 'kind', pair.now, 'dangerous', `${says}; what sessions hold of it is dropped.`);
  } else {
    note(findings, 'altered', 'kind', pair.now, 'breaking', `${says}.`);
    ask(findings, catalogue.componentLost, { kind: pair.now, component: now }, pair.now, [
      { does: 'Let the things that have it keep it.', how: `--keep "${name}"` },
      { does: 'Drop what sessions hold of it.', how: dropOf(name) },
    ]);
  }
  return { fields, pairs, isGranted: false };
}

function gainComponent(component: string, pair: KindPair, findings: Findings): void {
  const fields = findings.context.models.after.schema.components[component]?.fields ?? [];
  const empty = fields.find(
    (field) =>
      fallbackOf(field) === undefined && !field.default && field.type.type !== 'amount' && pair.hasUndeclared(field),
  );
  if (!empty) {
    note(findings, 'altered', 'kind', pair.now, 'safe', `\`${pair.now}\` has \`${component}\` now.`);
    return;
  }
  const field = cellName(component, empty.name);
  note(findings, 'altered', 'kind', pair.now, 'breaking', `\`${pair.now}\` has \`${component}\` now.`);
  ask(findings, catalogue.newFieldEmpty, { field }, pair.now, [
    { does: 'Give it a default.', how: `${empty.name}: … = …` },
    { does: 'Let it be empty.', how: `${empty.name}: …?` },
  ]);
}

/** Whether it may go: nothing is of it, or somebody said so. */
function reportGone(name: string, findings: Findings): boolean {
  const { models } = findings.context;
  const { entities, player } = models.before.schema;
  const isHeld =
    findings.made.kinds.has(name) || player.kind === name || entities.some((entity) => entity.kind === name);
  for (const { type } of models.before.schema.kinds[name]?.fields ?? [])
    if (type.type === 'amount') findings.closedAccounts.add(type.resource);
  if (!isHeld) {
    note(findings, 'removed', 'kind', name, 'safe', `The kind \`${name}\` is gone; nothing was of it.`);
    return false;
  }
  if (isDropped(findings, `kind ${name}`)) {
    const says = `The kind \`${name}\` is dropped, with all things that sessions have of it.`;
    note(findings, 'removed', 'kind', name, 'dangerous', says);
    return true;
  }
  const still = entityPairs(findings).some(({ before }) => before.kind === name);
  if (still && !findings.made.kinds.has(name)) {
    note(findings, 'removed', 'kind', name, 'safe', `The kind \`${name}\` is gone; what was of it is of another now.`);
    return false;
  }
  note(findings, 'removed', 'kind', name, 'breaking', `The kind \`${name}\` is gone.`);
  ask(findings, catalogue.declarationGone, { sort: 'kind', name }, name, [
    { does: 'If it is called otherwise, say so.', how: `kind … was ${name}` },
    { does: 'Drop all things of it that sessions have.', how: dropOf(`kind ${name}`) },
  ]);
  return true;
}
