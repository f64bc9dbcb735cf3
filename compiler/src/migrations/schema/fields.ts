import type { FieldConversionIr, FieldIr, ValueConversionIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../diagnostics/index.js';
import { compareTypes, constantOf, describeType, fallbackOf, isSameType, oneStep, sameJson } from '../values/index.js';
import { askAboutType, askForDefault, migratable } from './field-questions.js';
import type { FieldPair, FieldsComparison, FieldsOwner, MovedField } from './fields-owner.js';
import { ask, dropOf, type Findings, isDropped, note, noteMoved } from './findings.js';

export function compareOwnFields(
  owner: FieldsOwner,
  before: readonly FieldIr[],
  after: readonly FieldIr[],
  findings: Findings,
): FieldsComparison {
  const { renames } = findings.context;
  const names = owner.names ?? renames.fields.get(owner.key);
  const fields: { [cell: string]: FieldConversionIr } = {};
  const pairs: FieldPair[] = [];
  const now = new Map(after.map((field) => [field.name, field]));
  const taken = new Set<string>();
  for (const field of before) {
    const heir = now.get(names?.get(field.name) ?? field.name);
    const was = cellName(owner.cellsWere, field.name);
    if (heir) {
      taken.add(heir.name);
      const cell = cellName(owner.cellsAre, heir.name);
      const pair = comparePair(owner, field, heir, { was, now: cell }, findings);
      if (pair.pair) pairs.push(pair.pair);
      if (pair.conversion) fields[was] = pair.conversion;
      continue;
    }
    const moved = owner.movedTo?.(field);
    if (moved) {
      const value = convertMoved(owner, field, moved, findings);
      fields[was] = { to: moved.cell, ...(value && { value }) };
      pairs.push({ before: field, after: moved.field, was, now: moved.cell, value });
      continue;
    }
    fields[was] = { gone: true };
    if (field.type.type === 'amount') findings.closedAccounts.add(field.type.resource);
    reportGone(owner, field, before, after, findings);
  }
  const added = after.filter(({ name }) => !taken.has(name));
  for (const field of added) reportAdded(owner, field, findings);
  return { fields, pairs, added };
}

export function cellName(component: string | undefined, field: string): string {
  return component === undefined ? field : `${component}.${field}`;
}

function comparePair(
  owner: FieldsOwner,
  before: FieldIr,
  after: FieldIr,
  cells: { readonly was: string; readonly now: string },
  findings: Findings,
): { readonly pair?: FieldPair; readonly conversion?: FieldConversionIr } {
  const name = `${owner.now}.${after.name}`;
  const was = `${owner.was}.${before.name}`;
  if (before.name !== after.name)
    note(findings, 'renamed', 'field', name, 'safe', `\`${was}\` is called \`${name}\` now.`, was);
  const value = compareValues(owner, before, after, was, name, findings);
  compareModifiers(before, after, name, findings);
  // What it read as is as little of its type as what was written.
  if (value === 'gone') return { conversion: { gone: true } };
  compareDefaults(before, after, name, value, findings);
  const pair = { before, after, ...cells, value };
  if (cells.was === cells.now && !value) return { pair };
  return { pair, conversion: { ...(cells.was !== cells.now && { to: cells.now }), ...(value && { value }) } };
}

/** How its values are converted; `gone` where a migration makes new ones. */
function compareValues(
  owner: FieldsOwner,
  before: FieldIr,
  after: FieldIr,
  was: string,
  name: string,
  findings: Findings,
): ValueConversionIr | 'gone' | undefined {
  const isMade = owner.migrated.sets.has(after.name);
  // What a migration makes anew is not asked about.
  const context = isMade ? { ...findings.context, openCases: new Map<string, Set<string>>() } : findings.context;
  const pair = { before: before.type, after: after.type, holder: was, fallback: fallbackOf(after) };
  const { steps, losses, blocked } = compareTypes(pair, context);
  const types = {
    before: describeType(before.type, context.models.before),
    after: describeType(after.type, context.models.after),
  };
  const isRetyped = !isSameType(before.type, after.type, context.renames);
  if (blocked && isMade) {
    note(findings, 'retyped', 'field', name, 'safe', `\`${name}\` gets its value by \`migrate from\`.`, was);
    return 'gone';
  }
  if (blocked && blocked.by !== 'case') {
    if (isDropped(findings, `field ${was}`)) {
      note(findings, 'retyped', 'field', name, 'dangerous', `What sessions hold in \`${was}\` is dropped.`, was);
      if (fallbackOf(after) === undefined && after.type.type !== 'amount') askForDefault(owner, name, findings);
      if (before.type.type === 'amount') findings.closedAccounts.add(before.type.resource);
      return 'gone';
    }
    note(findings, 'retyped', 'field', name, 'breaking', `\`${name}\` was ${types.before} and is ${types.after}.`, was);
    askAboutType(owner, was, name, types, blocked, findings);
    return 'gone';
  }
  if (losses.length > 0) {
    const how = isRetyped
      ? `\`${name}\` was ${types.before} and is ${types.after}`
      : `What \`${name}\` may hold changes`;
    const says = `${how}: ${losses.join('; ')}.`;
    note(findings, 'retyped', 'field', name, 'dangerous', says, was);
  } else if (isRetyped && !blocked)
    note(findings, 'retyped', 'field', name, 'safe', `\`${name}\` was ${types.before} and is ${types.after}.`, was);
  return oneStep(steps);
}

function compareModifiers(before: FieldIr, after: FieldIr, name: string, findings: Findings): void {
  if (before.personal !== after.personal)
    note(
      findings,
      'altered',
      'field',
      name,
      'dangerous',
      after.personal
        ? `\`${name}\` is personal from now on; what sessions hold already stays plain text, which forgetting a person does not reach.`
        : `\`${name}\` is no longer personal; what sessions hold already stays a person's.`,
    );
  if (before.secret !== after.secret)
    note(
      findings,
      'altered',
      'field',
      name,
      after.secret ? 'dangerous' : 'safe',
      after.secret
        ? `\`${name}\` is secret from now on and leaves the tables; backups of them still hold it.`
        : `\`${name}\` is no longer secret and gets a column.`,
    );
  if (before.private !== after.private)
    note(
      findings,
      'altered',
      'field',
      name,
      'safe',
      `\`${name}\` is ${after.private ? 'private from now on' : 'no longer private'}.`,
    );
}

/** What was never written reads as before in sessions that are open; whatever only the engine can compute can't be compared. */
function compareDefaults(
  before: FieldIr,
  after: FieldIr,
  name: string,
  value: ValueConversionIr | undefined,
  findings: Findings,
): void {
  const [old, now] = [before.default, after.default];
  if (before.type.type === 'amount' || after.type.type === 'amount') return;
  if (JSON.stringify(old) === JSON.stringify(now) || !old || !now || value) return;
  const [was, is] = [constantOf(old), constantOf(now)];
  if (was === undefined) {
    const says = `The default of \`${name}\` changed, and what it was is computed: sessions that never wrote it read the new one.`;
    note(findings, 'altered', 'field', name, 'dangerous', says);
  } else if (is === undefined || !sameJson(was, is)) {
    const says = `The default of \`${name}\` changed; open sessions keep what they read.`;
    note(findings, 'altered', 'field', name, 'safe', says);
  }
}

function reportGone(
  owner: FieldsOwner,
  field: FieldIr,
  before: readonly FieldIr[],
  after: readonly FieldIr[],
  findings: Findings,
): void {
  const name = `${owner.was}.${field.name}`;
  if (owner.migrated.reads(field.name)) {
    note(findings, 'removed', 'field', name, 'safe', `\`${name}\` is gone; \`migrate from\` reads it.`);
    return;
  }
  if (isDropped(findings, `field ${name}`) || owner.covers?.(field)) {
    note(findings, 'removed', 'field', name, 'dangerous', `\`${name}\` and what sessions hold of it is dropped.`);
    return;
  }
  note(findings, 'removed', 'field', name, 'breaking', `\`${name}\` is gone, and sessions hold values of it.`);
  const alike = after.filter(
    (each) => !before.some((old) => old.name === each.name) && each.type.type === field.type.type,
  );
  ask(findings, catalogue.fieldGone, { field: name }, name, [
    ...alike.map((each) => ({
      does: `If it is called \`${each.name}\` now, say so.`,
      how: `${each.name} … was ${field.name}`,
    })),
    ...migratable(owner, 'Make something else of it.'),
    { does: 'Drop what sessions hold of it.', how: dropOf(`field ${name}`) },
  ]);
}

function reportAdded(owner: FieldsOwner, field: FieldIr, findings: Findings): void {
  const name = `${owner.now}.${field.name}`;
  const isEmpty = fallbackOf(field) === undefined && field.default === undefined && field.type.type !== 'amount';
  if (isEmpty && owner.hasUndeclared(field) && !owner.migrated.sets.has(field.name)) {
    note(findings, 'added', 'field', name, 'breaking', `\`${name}\` is new and has no default.`);
    askForDefault(owner, name, findings);
    return;
  }
  note(findings, 'added', 'field', name, 'safe', `\`${name}\` is new.`);
}

function convertMoved(
  owner: FieldsOwner,
  field: FieldIr,
  moved: MovedField,
  findings: Findings,
): ValueConversionIr | undefined {
  const was = `${owner.was}.${field.name}`;
  const pair = { before: field.type, after: moved.field.type, holder: was, fallback: fallbackOf(moved.field) };
  const { steps, losses } = compareTypes(pair, findings.context);
  noteMoved(findings, was, moved.name, losses);
  return oneStep(steps);
}
