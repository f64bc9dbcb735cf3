import { decodeValue, type Value } from '../../bundle/index.js';
import {
  cellKey,
  type Draft,
  entityOf,
  isList,
  leadsKey,
  madeCountKey,
  madeKey,
  madeRecord,
  rememberEvent,
  spentKey,
  type World,
} from '../../world/index.js';
import type { EngineEvent } from '../event.js';

/**
 * What an event does to the cells. The only code that writes them: executing makes an event and folds it, rebuilding
 * folds the ledger's, so that the two cannot differ. It asks nothing and refuses nothing; whoever makes an event has
 * made sure that it may happen.
 */
export function foldEvent(world: World, draft: Draft, event: EngineEvent): void {
  switch (event.event) {
    case 'set':
      draft.set(event.cell, event.value);
      return;
    case 'entered':
      visit(world, draft, event.scene);
      return;
    case 'reached':
      visit(world, draft, event.label);
      return;
    case 'chosen':
      if (event.spent) draft.set(spentKey(world, event.by, event.key, event.own && event.seat), true);
      return;
    case 'taken':
      draft.set(spentKey(world, event.by, event.key), true);
      return;
    case 'advanced':
      draft.set(world.keys.sequence(event.by), event.at);
      return;
    case 'drawn':
      if (event.pile !== undefined) draft.set(world.keys.deck(event.deck), event.pile);
      return;
    case 'mission':
      draft.set(missionKey(event.mission, event.part), event.is);
      return;
    case 'booked':
      draft.set(event.from, balanceAt(draft, event.from) - event.amount);
      draft.set(event.to, balanceAt(draft, event.to) + event.amount);
      return;
    case 'created':
      create(world, draft, event);
      return;
    case 'retired':
      draft.set(cellKey('d', event.entity), true);
      return;
    case 'linked':
      link(world, draft, event);
      return;
    case 'unlinked':
      unlink(world, draft, event);
      return;
    case 'granted':
      grant(world, draft, event);
      return;
    case 'revoked':
      revoke(world, draft, event);
      return;
    case 'started':
      draft.set('m/seed', event.seed);
      draft.set('m/seats', event.seats);
      if (event.roles) draft.set('m/roles', { is: 'map', entries: byName(event.roles) });
      if (event.spectators) draft.set('m/spectators', event.spectators);
      for (const name of Object.keys(event.config)) {
        draft.set(cellKey('k', name), decodeValue(event.config[name] ?? null));
      }
      return;
    case 'emitted':
      rememberEvent(world, draft, event.name, event.data);
      return;
    // These change no cell: what they tell is for the ledger's readers, or (`moved`) for the flow.
    case 'asked':
    case 'checkpoint':
    case 'rolled':
    case 'refused':
    case 'saturated':
    case 'fault':
    case 'migrated':
    case 'moved':
      return;
  }
}

/** In an order of its own: a ledger keeps the keys of an object in another one than whoever started the session. */
function byName<T>(table: { readonly [name: string]: T }): readonly (readonly [string, T])[] {
  return Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Where it is kept what a mission, or a part of it, has come to. */
function missionKey(mission: string, part: string | undefined): string {
  return part === undefined ? cellKey('x', mission) : cellKey('x', mission, part);
}

/** What an account holds; books begin at zero. */
export function balanceAt(draft: Draft, account: string): bigint {
  const balance = draft.get(account);
  return typeof balance === 'bigint' ? balance : 0n;
}

/** A place's cell holds how often it was entered, and in which turn last. */
function visit(world: World, draft: Draft, place: string): void {
  const key = world.keys.visits(place);
  draft.set(key, [visitsIn(draft.get(key)) + 1, draft.turn]);
}

export function visitsIn(cell: Value | undefined): number {
  const count = cell !== undefined && isList(cell) ? cell[0] : undefined;
  return typeof count === 'number' ? count : 0;
}

type Of<E extends EngineEvent['event']> = Extract<EngineEvent, { event: E }>;

function create(world: World, draft: Draft, event: Of<'created'>): void {
  draft.set(world.keys.made(event.entity), madeRecord(event.kind, event.title));
  const countKey = madeCountKey(event.kind);
  const count = draft.get(countKey);
  const index = typeof count === 'number' ? count : 0;
  draft.set(madeKey(event.kind, index), event.entity);
  draft.set(countKey, index + 1);
  setFields(world, draft, event.entity, event.fields);
}

function setFields(
  world: World,
  draft: Draft,
  id: string,
  fields: { readonly [field: string]: Value },
  component?: string,
): void {
  const entity = entityOf(world, draft, id);
  for (const name of Object.keys(fields)) {
    const slot = entity.field(component === undefined ? name : `${component}.${name}`);
    if (slot) draft.set(slot.key, fields[name]);
  }
}

function link(world: World, draft: Draft, event: Of<'linked'>): void {
  const relation = world.relation(event.relation);
  const edge = relation.edge(event.from, event.to);
  draft.set(edge.key, true);
  for (const name of Object.keys(event.fields)) {
    const slot = edge.fields.get(name);
    if (slot) draft.set(slot.key, event.fields[name]);
  }
  if (!relation.acyclic || edge.declared) return;
  const key = leadsKey(relation, edge.from);
  const leads = draft.get(key);
  const known = leads !== undefined && isList(leads) ? leads : [];
  if (!known.includes(edge.to)) draft.set(key, [...known, edge.to]);
}

function unlink(world: World, draft: Draft, event: Of<'unlinked'>): void {
  const edge = world.relation(event.relation).edge(event.from, event.to);
  // A declared edge is there without a cell, so that it is gone needs one.
  draft.set(edge.key, edge.declared ? false : undefined);
  for (const { key } of edge.fields.values()) if (draft.get(key) !== undefined) draft.set(key, undefined);
}

function grant(world: World, draft: Draft, event: Of<'granted'>): void {
  const entity = entityOf(world, draft, event.to);
  draft.set(entity.component(event.component).key, true);
  setFields(world, draft, event.to, event.fields, event.component);
}

/** The component's fields go with it, but for its holdings: what it held stays booked, out of reach until it is back. */
function revoke(world: World, draft: Draft, event: Of<'revoked'>): void {
  const entity = entityOf(world, draft, event.from);
  draft.set(entity.component(event.component).key, false);
  for (const field of world.schema.components[event.component]?.fields ?? []) {
    const slot = entity.field(`${event.component}.${field.name}`);
    if (!slot || slot.field.resource !== undefined) continue;
    if (draft.get(slot.key) !== undefined) draft.set(slot.key, undefined);
  }
}
