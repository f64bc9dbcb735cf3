import type { ComponentConversionIr, FieldIr, ValueConversionIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../diagnostics/index.js';
import { compareTypes, fallbackOf, oneStep, type ValueContext } from '../values/index.js';
import { compareOwnFields } from './fields.js';
import type { FieldsComparison } from './fields-owner.js';
import { ask, dropOf, type Findings, isDropped, note } from './findings.js';
import { freshMigrations, migratedOf } from './fresh-migrations.js';

export interface ComparedComponent {
  readonly was: string;
  /** Absent where it is gone. */
  readonly now?: string;
  readonly comparison?: FieldsComparison;
  readonly conversion: ComponentConversionIr;
}

/** By the names before. */
export function compareComponents(findings: Findings): ReadonlyMap<string, ComparedComponent> {
  const { models, renames } = findings.context;
  const [before, after] = [models.before.schema.components, models.after.schema.components];
  const fresh = freshMigrations(models);
  const compared = new Map<string, ComparedComponent>();
  for (const [was, { fields }] of Object.entries(before)) {
    const now = renames.components.get(was) ?? was;
    const heir = after[now];
    if (!heir) {
      reportGone(was, findings);
      for (const { type } of fields) if (type.type === 'amount') findings.closedAccounts.add(type.resource);
      compared.set(was, { was, conversion: { gone: true } });
      continue;
    }
    if (now !== was) note(findings, 'renamed', 'component', now, 'safe', `\`${was}\` is called \`${now}\` now.`, was);
    const comparison = compareOwnFields(
      {
        key: `component ${was}`,
        was,
        now,
        cellsWere: was,
        cellsAre: now,
        hasUndeclared: () => findings.made.components.has(was) || isOfMadeKind(was, findings),
        migrated: migratedOf(fresh, now),
        covers: coveredBy(findings),
      },
      fields,
      heir.fields,
      findings,
    );
    const conversion = {
      ...(now !== was && { to: now }),
      ...(Object.keys(comparison.fields).length > 0 && { fields: comparison.fields }),
    };
    compared.set(was, { was, now, comparison, conversion });
  }
  const known = new Set([...compared.values()].map(({ now }) => now));
  for (const name of Object.keys(after))
    if (!known.has(name)) note(findings, 'added', 'component', name, 'safe', `The component \`${name}\` is new.`);
  return compared;
}

/** A resource that was dropped by name takes its accounts with it. */
export function coveredBy(findings: Findings): (field: { readonly type: { readonly type: string } }) => boolean {
  return ({ type }) =>
    type.type === 'amount' && 'resource' in type && isDropped(findings, `resource ${String(type.resource)}`);
}

/** A field of a component that a kind has as its own now: under the same name, or one that says so. */
export function takenOver(
  field: FieldIr,
  added: readonly FieldIr[],
  context: ValueContext,
):
  | { readonly after: FieldIr; readonly value: ValueConversionIr | undefined; readonly losses: readonly string[] }
  | undefined {
  const after = added.find(({ name, was }) => name === field.name || was === field.name);
  if (!after) return undefined;
  const types = { before: field.type, after: after.type, holder: field.name, fallback: fallbackOf(after) };
  const { steps, losses, blocked } = compareTypes(types, { ...context, openCases: new Map() });
  return blocked ? undefined : { after, value: oneStep(steps), losses };
}

/** Whether every kind that had it has all its fields as its own now. */
function isTakenOver(component: string, { made, context }: Findings): boolean {
  const { models, renames } = context;
  if (made.components.has(component)) return false;
  const fields = models.before.schema.components[component]?.fields ?? [];
  const kinds = Object.entries(models.before.schema.kinds).filter(([, { has }]) => has.includes(component));
  return kinds.every(([kind, before]) => {
    const now = models.after.schema.kinds[renames.kinds.get(kind) ?? kind];
    const known = new Set(before.fields.map(({ name }) => renames.fields.get(`kind ${kind}`)?.get(name) ?? name));
    const added = now?.fields.filter(({ name }) => !known.has(name)) ?? [];
    return fields.every((field) => takenOver(field, added, context) !== undefined);
  });
}

function reportGone(name: string, findings: Findings): void {
  if (isHeld(name, findings) && isTakenOver(name, findings)) {
    const says = `The component \`${name}\` is gone; the kinds that had it have its fields as their own.`;
    note(findings, 'removed', 'component', name, 'safe', says);
  } else if (!isHeld(name, findings)) {
    note(findings, 'removed', 'component', name, 'safe', `The component \`${name}\` is gone; nothing had it.`);
  } else if (isDropped(findings, `component ${name}`)) {
    const says = `The component \`${name}\` and what sessions hold of it is dropped.`;
    note(findings, 'removed', 'component', name, 'dangerous', says);
  } else {
    note(findings, 'removed', 'component', name, 'breaking', `The component \`${name}\` is gone.`);
    ask(findings, catalogue.declarationGone, { sort: 'component', name }, name, [
      { does: 'If it is called otherwise, say so.', how: `component … was ${name}` },
      { does: 'Drop what sessions hold of it.', how: dropOf(`component ${name}`) },
    ]);
  }
}

function isHeld(name: string, { made, context }: Findings): boolean {
  const { kinds, components } = context.models.before.schema;
  if ((components[name]?.fields.length ?? 0) === 0) return false;
  return made.components.has(name) || Object.values(kinds).some(({ has }) => has.includes(name));
}

function isOfMadeKind(name: string, { made, context }: Findings): boolean {
  const { kinds } = context.models.before.schema;
  return Object.entries(kinds).some(([kind, { has }]) => has.includes(name) && made.kinds.has(kind));
}
