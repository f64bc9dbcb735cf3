import type { ConversionIr, ExprIr, FieldIr, SchemaIr } from '@fabula/runtime/bundle';
import { bigOf, constantOf } from '../values/index.js';
import { type Findings, note } from './findings.js';

interface Account {
  readonly key: string;
  readonly resource: string;
  readonly amount: bigint;
}

/** What accounts that are new begin with, as they are declared. Things made while playing begin with nothing. */
export function endowments(findings: Findings): NonNullable<ConversionIr['endow']> {
  const { models, renames } = findings.context;
  const { schema: before } = models.before;
  const known = new Set<string>();
  const names = (owner: string, field: string): string => renames.fields.get(owner)?.get(field) ?? field;
  const thing = (id: string, kind: string | undefined, more: readonly FieldIr[] = []): void => {
    const now = cell('e', renames.entities.get(id) ?? id);
    const declared = kind === undefined ? undefined : before.kinds[kind];
    for (const { name, type } of declared?.fields ?? [])
      if (type.type === 'amount') known.add(`${now}/${names(`kind ${kind ?? ''}`, name)}`);
    for (const { name, type } of more) if (type.type === 'amount') known.add(`${now}/${names('player', name)}`);
    for (const component of declared?.has ?? [])
      for (const { name, type } of before.components[component]?.fields ?? [])
        if (type.type === 'amount') {
          const owner = renames.components.get(component) ?? component;
          known.add(`${now}/${escaped(`${owner}.${names(`component ${component}`, name)}`)}`);
        }
  };
  for (const { id, kind } of before.entities) thing(id, kind);
  thing('player', before.player.kind, before.player.fields);
  for (const { name, type } of before.world) if (type.type === 'amount') known.add(cell('w', names('world', name)));
  const fresh = accountsIn(models.after.schema).filter(({ key, amount }) => amount > 0n && !known.has(key));
  for (const { key, resource } of fresh) {
    const says = `\`${key.split('/').slice(1).join('.')}\` is a new account, and is given what it is declared with.`;
    note(findings, 'altered', 'resource', resource, 'safe', says);
  }
  return fresh.map(({ key, resource, amount }) => ({ resource, account: key, amount: String(amount) }));
}

/** The accounts that declarations name, with what they begin with. */
function accountsIn({ kinds, components, entities, player, world }: SchemaIr): readonly Account[] {
  const found: Account[] = [];
  const add = (of: readonly string[], { type, default: fallback }: FieldIr, given: ExprIr | undefined): void => {
    if (type.type !== 'amount') return;
    const value = given ?? fallback;
    const amount = value === undefined ? 0n : (bigOf(constantOf(value)) ?? 0n);
    found.push({ key: cell(...of), resource: type.resource, amount });
  };
  const thing = (
    id: string,
    kind: string | undefined,
    values: { readonly [field: string]: ExprIr },
    more: readonly FieldIr[] = [],
  ): void => {
    const declared = kind === undefined ? undefined : kinds[kind];
    const own = [...(declared?.fields ?? []), ...more];
    for (const field of own) add(['e', id, field.name], field, values[field.name]);
    for (const component of declared?.has ?? [])
      for (const field of components[component]?.fields ?? []) {
        const name = `${component}.${field.name}`;
        const short = own.some((each) => each.name === field.name) ? undefined : values[field.name];
        add(['e', id, name], field, values[name] ?? short);
      }
  };
  for (const { id, kind, values } of entities) thing(id, kind, values);
  thing('player', player.kind, player.values, player.fields);
  for (const field of world) add(['w', field.name], field, undefined);
  return found;
}

/** A cell's key, as bookings name an account. */
function cell(...segments: readonly string[]): string {
  return segments.map(escaped).join('/');
}

function escaped(segment: string): string {
  return segment.replaceAll('%', '%25').replaceAll('/', '%2F');
}
