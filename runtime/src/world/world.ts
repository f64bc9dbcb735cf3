import type { SchemaIr } from '../bundle/index.js';
import { cellKey, keysFor } from './cell-keys.js';
import type { Draft } from './draft.js';
import { type EntityLayout, type KindLayout, layEntity, layKind } from './entity-layout.js';
import type { EventMemory } from './event-log.js';
import { type EvaluateConstant, type FieldLayout, layBlock } from './field-layout.js';
import { layRelation, type RelationLayout } from './relation-layout.js';

/** The schema of a pack, laid out as cells. Made once per program; it holds no state. */
export interface World {
  readonly schema: SchemaIr;
  /** The fields of a state block. */
  block(scope: StateScope): ReadonlyMap<string, FieldLayout>;
  readonly entityIds: readonly string[];
  relation(name: string): RelationLayout;
  kind(name: string): KindLayout;
  /** A declared entity or a player. Those made while playing are found by `entityOf`, which asks the draft. */
  declared(id: string): EntityLayout | undefined;
  /** Remembers the layout of an entity made while playing. */
  made(id: string, kind: string): EntityLayout;
  readonly keys: WorldKeys;
  /** Which events the state remembers, since a query asks about them. */
  readonly remembered: ReadonlyMap<string, EventMemory>;
}

export type StateScope = 'world' | 'campaign' | 'config';

/** The first letter of a block's cells. */
export const scopeLetters: { readonly [Scope in StateScope]: string } = { world: 'w', campaign: 'c', config: 'k' };

/** Keys that are asked for by name. */
export interface WorldKeys {
  readonly visits: (place: string) => string;
  readonly spent: (choice: string) => string;
  readonly sequence: (site: string) => string;
  readonly deck: (deck: string) => string;
  readonly made: (entity: string) => string;
  readonly issuer: (resource: string) => string;
}

export function layWorld(
  schema: SchemaIr,
  evaluate: EvaluateConstant,
  remembered: ReadonlyMap<string, EventMemory> = new Map(),
): World {
  // Evaluating a default may read other defaults, so a block is laid out when it is first asked for.
  const blocks = {
    world: lazy(() => layBlock(schema, schema.world, evaluate)),
    campaign: lazy(() => layBlock(schema, schema.campaign, evaluate)),
    config: lazy(() => layBlock(schema, schema.config, evaluate)),
  };
  const kinds = new Map<string, KindLayout>();
  const kind = (name: string): KindLayout => {
    let known = kinds.get(name);
    if (!known) {
      known = layKind(schema, name, [], evaluate);
      kinds.set(name, known);
    }
    return known;
  };
  let player: KindLayout | undefined;
  const sources = new Map(schema.entities.map((entity) => [entity.id, entity]));
  const entities = new Map<string, EntityLayout>();
  const lay = (id: string): EntityLayout | undefined => {
    const source = sources.get(id);
    if (source) return layEntity(schema, kind(source.kind), source, evaluate);
    if (!isPlayer(id)) return undefined;
    player ??= layKind(schema, schema.player.kind, schema.player.fields, evaluate);
    return layEntity(schema, player, { id, values: schema.player.values }, evaluate);
  };
  let made = new Map<string, EntityLayout>();
  const relations = new Map<string, RelationLayout>();
  return {
    schema,
    block: (scope) => blocks[scope](),
    entityIds: schema.entities.map((entity) => entity.id),
    kind,
    relation(name) {
      let known = relations.get(name);
      if (!known) {
        known = layRelation(schema, name, evaluate);
        relations.set(name, known);
      }
      return known;
    },
    declared(id) {
      const known = entities.get(id);
      if (known) return known;
      const layout = lay(id);
      if (layout) entities.set(id, layout);
      return layout;
    },
    made(id, kindName) {
      const known = made.get(id);
      if (known?.kind.name === kindName) return known;
      if (made.size >= 20_000) made = new Map();
      const layout = layEntity(schema, kind(kindName), { id, values: {} }, evaluate);
      made.set(id, layout);
      return layout;
    },
    keys: {
      visits: keysFor('v'),
      spent: keysFor('o'),
      sequence: keysFor('q'),
      deck: keysFor('b'),
      made: keysFor('n'),
      issuer: keysFor('i'),
    },
    remembered,
  };
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The players' bodies: `player`, and `player/<seat>` where there are several seats. */
export function isPlayer(id: string): boolean {
  return id === 'player' || id.startsWith('player/');
}

/** The body of a seat. A session of one seat has one player, whatever the seat is called. */
export function playerOf(seat: string, seats: readonly string[]): string {
  if (seats.length <= 1) return 'player';
  // Who is there without playing acts for nobody; what asks for a player is answered the first.
  const who = seats.includes(seat) ? seat : (seats[0] ?? seat);
  return who === 'reader' ? 'player' : `player/${who}`;
}

/** The spent cell of a choice, or of a choice for one element of a loop. */
export function spentKey(world: World, choice: string, key: string | undefined, seat?: string): string {
  // Where each chooses, each has spent it by themselves.
  if (seat !== undefined) return cellKey('o', choice, key ?? '', seat);
  return key === undefined ? world.keys.spent(choice) : cellKey('o', choice, key);
}

/** The seats the session was started with. */
export function seatsOf(draft: Draft): readonly string[] {
  const seats = draft.get('m/seats');
  return Array.isArray(seats) ? seats.filter((seat): seat is string => typeof seat === 'string') : [];
}
