import type {
  ColumnSourceIr,
  ProgramIr,
  ProjectionColumnIr,
  ProjectionIr,
  ProjectionTableIr,
  Value,
} from '../../bundle/index.js';
import { projectValue } from '../../bundle/index.js';
import type { Engine, State } from '../../engine/index.js';
import type { ProjectionChange } from '../../ports/index.js';
import {
  cellKey,
  cellParts,
  Draft,
  type EntityLayout,
  entityOf,
  type Hashing,
  hasComponent,
  isPlayer,
  isRecord,
  isRetired,
  layWorld,
  loadHashing,
  playerOf,
  scopeLetters,
  seatsOf,
  type World,
} from '../../world/index.js';

/** How a story's state lies in its tables. Made once a story. */
export interface Projector {
  readonly ir: ProjectionIr;
  readonly world: World;
  readonly hashing: Hashing;
}

export async function createProjector(program: ProgramIr, ir: ProjectionIr, engine: Engine): Promise<Projector> {
  const world = layWorld(program.schema, (expression) => {
    const value = engine.evaluate(engine.initial, expression, 'reader');
    if (!value.ok) throw new Error(`A default can't be evaluated: ${value.refusal}.`);
    return value.value;
  });
  return { ir, world, hashing: await loadHashing() };
}

/** The rows of one state. Reads only; the state must stay the newest of its session while a sheet is used. */
export class Sheet {
  readonly #projector: Projector;
  readonly #draft: Draft;

  constructor(projector: Projector, state: State) {
    this.#projector = projector;
    this.#draft = new Draft(projector.hashing, state.cells, state.turn);
  }

  /** What the tables say of an entity: rows that it has, and that those are gone which it has no more. */
  entity(id: string): readonly ProjectionChange[] {
    const entity = this.#entity(id);
    if (!entity) return [];
    const living = !isRetired(this.#draft, entity);
    const rows: ProjectionChange[] = [];
    for (const table of this.#projector.ir.tables) {
      const key = { entity_id: id };
      const { rows: of } = table;
      if (of.of === 'kind' && of.kind === entity.kind.name)
        rows.push(this.#row(table, key, living, this.#reader(entity)));
      if (of.of === 'player' && isPlayer(id)) rows.push(this.#row(table, key, living, this.#reader(entity)));
      if (of.of === 'component' && this.#wasGranted(entity, of.component)) {
        const has = living && hasComponent(this.#draft, entity, of.component);
        rows.push(this.#row(table, key, has, this.#reader(entity)));
      }
    }
    return rows;
  }

  edge(relation: string, from: string, to: string): readonly ProjectionChange[] {
    const table = this.#table(({ rows }) => rows.of === 'relation' && rows.relation === relation);
    if (!table) return [];
    const edge = this.#projector.world.relation(relation).edge(from, to);
    const overlay = this.#draft.get(edge.key);
    const linked = overlay === undefined ? edge.declared : overlay === true;
    const read = (source: ColumnSourceIr): Value | undefined => {
      const slot = source.from === 'field' ? edge.fields.get(source.field) : undefined;
      return slot && (this.#draft.get(slot.key) ?? slot.fallback);
    };
    return [this.#row(table, { from_id: edge.from, to_id: edge.to }, linked, read)];
  }

  block(block: 'world' | 'config'): readonly ProjectionChange[] {
    const table = this.#table(({ rows }) => rows.of === 'block' && rows.block === block);
    if (!table) return [];
    const fields = this.#projector.world.block(block);
    const read = (source: ColumnSourceIr): Value | undefined =>
      source.from === 'field'
        ? (this.#draft.get(cellKey(scopeLetters[block], source.field)) ?? fields.get(source.field)?.fallback)
        : undefined;
    return [this.#row(table, {}, true, read)];
  }

  account(account: string, resource: string): readonly ProjectionChange[] {
    const table = this.#table(({ rows }) => rows.of === 'account');
    if (!table) return [];
    const held = this.#draft.get(account);
    const balance = typeof held === 'bigint' ? held : 0n;
    const read = (source: ColumnSourceIr): Value | undefined =>
      source.from === 'booking' && source.part === 'balance' ? balance : resource;
    return [this.#row(table, { account }, true, read, this.#scale(resource))];
  }

  entry(
    turn: number,
    index: number,
    booking: {
      readonly resource: string;
      readonly amount: bigint;
      readonly from: string;
      readonly to: string;
      readonly by?: string;
    },
  ): readonly ProjectionChange[] {
    const table = this.#table(({ rows }) => rows.of === 'entry');
    if (!table) return [];
    const read = (source: ColumnSourceIr): Value | undefined =>
      source.from === 'booking' && source.part !== 'balance' ? booking[source.part] : undefined;
    const key = { turn: String(turn), entry: String(index) };
    return [this.#row(table, key, true, read, this.#scale(booking.resource))];
  }

  /** Every entity, edge and account there is or was; their rows say which are. */
  all(): readonly ProjectionChange[] {
    const { world } = this.#projector;
    const { schema } = world;
    const entities = new Set(world.entityIds);
    const edges = new Map(
      schema.edges.map(({ relation, from, to }) => [cellKey(relation, from, to), [relation, from, to] as const]),
    );
    const accounts = new Map<string, string>();
    const seats = seatsOf(this.#draft);
    const players = seats.map((seat) => playerOf(seat, seats));
    for (const [key, { value }] of this.#draft.base.map()) {
      const [letter = '', first = '', second = '', third = ''] = cellParts(key);
      if (letter === 'n') entities.add(first);
      if (letter === 'r') edges.set(cellKey(first, second, third), [first, second, third]);
      const resource = typeof value === 'bigint' ? this.resourceOf(key) : undefined;
      if (resource !== undefined) accounts.set(key, resource);
    }
    return [
      ...[...entities, ...players].flatMap((id) => this.entity(id)),
      ...[...edges.values()].flatMap(([relation, from, to]) => this.edge(relation, from, to)),
      ...this.block('world'),
      ...this.block('config'),
      ...[...accounts].flatMap(([account, resource]) => this.account(account, resource)),
    ];
  }

  /** The resource an account holds; undefined for any other cell. */
  resourceOf(key: string): string | undefined {
    const { world } = this.#projector;
    const [letter, first = '', second = ''] = cellParts(key);
    if (letter === 'i') return first;
    if (letter === 'w') return world.block('world').get(first)?.resource;
    return letter === 'e' ? this.#entity(first)?.field(second)?.field.resource : undefined;
  }

  #entity(id: string): EntityLayout | undefined {
    const { world } = this.#projector;
    const isKnown = world.declared(id) !== undefined || this.#draft.get(world.keys.made(id)) !== undefined;
    return isKnown ? entityOf(world, this.#draft, id) : undefined;
  }

  /** Whether a component was ever granted to an entity whose kind lacks it: else there never was a row. */
  #wasGranted(entity: EntityLayout, component: string): boolean {
    return !entity.component(component).byKind && this.#draft.get(entity.component(component).key) !== undefined;
  }

  #reader(entity: EntityLayout): (source: ColumnSourceIr) => Value | undefined {
    return (source) => {
      switch (source.from) {
        case 'field': {
          if (source.component !== undefined && !hasComponent(this.#draft, entity, source.component)) return null;
          const slot = entity.field(source.field);
          return slot && (this.#draft.get(slot.key) ?? slot.field.fallback);
        }
        case 'has':
          return hasComponent(this.#draft, entity, source.component);
        case 'title': {
          const made = this.#draft.get(this.#projector.world.keys.made(entity.id));
          return entity.title ?? (made !== undefined && isRecord(made) ? made.fields['title'] : undefined);
        }
        case 'booking':
          return undefined;
      }
    };
  }

  #row(
    table: ProjectionTableIr,
    key: { readonly [column: string]: string },
    isThere: boolean,
    read: (source: ColumnSourceIr) => Value | undefined,
    scale?: number,
  ): ProjectionChange {
    if (!isThere) return { table: table.table, key, columns: undefined };
    const columns: { [column: string]: string | number | boolean | null } = {};
    for (const column of table.columns) columns[column.column] = valueIn(column, read(column.from), scale);
    return { table: table.table, key, columns };
  }

  #table(wanted: (table: ProjectionTableIr) => boolean): ProjectionTableIr | undefined {
    return this.#projector.ir.tables.find(wanted);
  }

  #scale(resource: string): number {
    return this.#projector.world.schema.resources[resource]?.scale ?? 0;
  }
}

function valueIn(column: ProjectionColumnIr, value: Value | undefined, scale: number | undefined) {
  return projectValue(value, column.as, scale);
}
