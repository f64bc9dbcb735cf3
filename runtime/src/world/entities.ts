import type { Value } from '../bundle/index.js';
import { isPersonal, isRecord } from './canonical.js';
import type { Draft } from './draft.js';
import type { EntityLayout, FieldSlot } from './entity-layout.js';
import { Refusal } from './refusal.js';
import { playerOf, seatsOf, type World } from './world.js';

/** The cells of an entity, retired or not. */
export function entityOf(world: World, draft: Draft, id: Value): EntityLayout {
  if (typeof id !== 'string') throw new Refusal('noEntity');
  const declared = world.declared(id);
  if (declared) return declared;
  const kind = madeKind(draft.get(world.keys.made(id)));
  if (kind === undefined) throw new Refusal('unknownEntity', id);
  return world.made(id, kind);
}

/** Whether an id is of an entity at all: a text that is a scene's name is not. */
export function isEntity(world: World, draft: Draft, id: string): boolean {
  return world.declared(id) !== undefined || draft.get(world.keys.made(id)) !== undefined;
}

export function isRetired(draft: Draft, entity: EntityLayout): boolean {
  return draft.get(entity.retired) === true;
}

/** An entity that is there to be read and written. */
export function livingEntity(world: World, draft: Draft, id: Value): EntityLayout {
  const entity = entityOf(world, draft, id);
  if (isRetired(draft, entity)) throw new Refusal('retired', entity.id);
  return entity;
}

export function hasComponent(draft: Draft, entity: EntityLayout, component: string): boolean {
  const slot = entity.component(component);
  const overlay = draft.get(slot.key);
  return overlay === undefined ? slot.byKind : overlay === true;
}

/** The cell of a field that is there now; what is away is a refusal. */
export function fieldOf(world: World, draft: Draft, id: Value, name: string, component: string | undefined): FieldSlot {
  const entity = livingEntity(world, draft, id);
  if (component !== undefined && !hasComponent(draft, entity, component)) {
    throw new Refusal('noComponent', `${entity.id} ${component}`);
  }
  const slot = entity.field(name);
  if (!slot) throw new Refusal('noField', `${entity.id} ${name}`);
  return slot;
}

export function readField(draft: Draft, slot: FieldSlot): Value {
  const value = draft.get(slot.key) ?? slot.field.fallback;
  if (value === undefined) throw new Refusal('unset', slot.key);
  return value;
}

/** All living entities of a kind: declared ones, players, those made while playing, each in order. */
export function entitiesOfKind(world: World, draft: Draft, kind: string): readonly string[] {
  const result: string[] = [];
  const add = (id: string): void => {
    const entity = world.declared(id);
    if (entity && entity.kind.name === kind && !isRetired(draft, entity)) result.push(id);
  };
  for (const id of world.entityIds) add(id);
  const seats = seatsOf(draft);
  for (const seat of seats) add(playerOf(seat, seats));
  const count = draft.get(madeCountKey(kind));
  for (let i = 0; typeof count === 'number' && i < count; i++) {
    const id = draft.get(madeKey(kind, i));
    if (typeof id === 'string' && !isRetired(draft, entityOf(world, draft, id))) result.push(id);
  }
  return result;
}

/**
 * All living entities: declared ones, players, those made while playing, by kind and then in order. Kinds are ordered by
 * name: their declarations' order is not kept in a bundle.
 */
export function livingEntities(world: World, draft: Draft): readonly string[] {
  const result = world.entityIds.filter((id) => isHere(world, draft, id));
  const seats = seatsOf(draft);
  const players = seats.length === 0 ? ['player'] : seats.map((seat) => playerOf(seat, seats));
  for (const id of new Set(players)) if (isHere(world, draft, id)) result.push(id);
  for (const kind of Object.keys(world.schema.kinds).sort()) {
    const count = draft.get(madeCountKey(kind));
    for (let i = 0; typeof count === 'number' && i < count; i++) {
      const id = draft.get(madeKey(kind, i));
      if (typeof id === 'string' && !isRetired(draft, entityOf(world, draft, id))) result.push(id);
    }
  }
  return result;
}

function isHere(world: World, draft: Draft, id: string): boolean {
  const entity = world.declared(id);
  return entity !== undefined && !isRetired(draft, entity);
}

export function madeCountKey(kind: string): string {
  return `a/${kind.replaceAll('%', '%25').replaceAll('/', '%2F')}`;
}

export function madeKey(kind: string, index: number): string {
  return `${madeCountKey(kind)}/${index}`;
}

/** What an entity made while playing keeps of its making: its kind, and its title when it was given one. */
export function madeRecord(kind: string, title: string | undefined): Value {
  return { is: 'record', fields: title === undefined ? { kind } : { kind, title } };
}

function madeKind(record: Value | undefined): string | undefined {
  const kind = madeFields(record)?.['kind'];
  return typeof kind === 'string' ? kind : undefined;
}

function madeFields(record: Value | undefined): { readonly [name: string]: Value } | undefined {
  return record !== undefined && isRecord(record) ? record.fields : undefined;
}

/**
 * The name an entity is shown by: its title; a player's, and anyone's without a title, `name` field when it is a text;
 * else the last part of its id, which is what the author wrote.
 */
export function titleOf(world: World, draft: Draft, id: string): Value {
  const entity = entityOf(world, draft, id);
  if (entity.title !== undefined) return entity.title;
  const made = madeFields(draft.get(world.keys.made(id)))?.['title'];
  if (typeof made === 'string') return made;
  const slot = entity.field('name');
  const name = slot && (draft.get(slot.key) ?? slot.field.fallback);
  if (typeof name === 'string' || (name !== undefined && isPersonal(name))) return name;
  return id.slice(Math.max(id.lastIndexOf('.'), id.lastIndexOf('/')) + 1);
}
