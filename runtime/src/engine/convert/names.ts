import type { ConversionIr, Json } from '../../bundle/index.js';
import { type CellParts, cellKey, isPlayer } from '../../world/index.js';
import type { Cells } from './fields.js';
import { type EntityThing, members, own, type Run } from './pass.js';

/** What things are called after a conversion; undefined: they are gone. */
export interface Names {
  /** An entity that was declared, a player, or one made while playing, whose kind the cells tell. */
  readonly kindOf: (cells: Cells, id: string) => string | undefined;
  readonly entity: (cells: Cells, id: string) => string | undefined;
  /** Both, looked up once a run. */
  readonly thing: (run: Run, id: string) => EntityThing;
  readonly kind: (name: string) => string | undefined;
  readonly component: (name: string) => string | undefined;
  readonly relation: (name: string) => string | undefined;
  readonly resource: (name: string) => string;
  readonly event: (name: string) => string | undefined;
  readonly deck: (name: string) => string | undefined;
  readonly mission: (name: string, part: string | undefined) => readonly string[] | undefined;
  readonly scene: (name: string) => string;
  /** A choice, label, sequence, loop; a scene is its own place. */
  readonly place: (id: string) => string;
  /** The element that a choice in a loop stands for: ids of entities among others. */
  readonly key: (key: string) => string;
  /** What is converted by itself, and together with what: the group of a cell. */
  readonly group: (parts: CellParts) => string;
  /** Whether ends of edges may be called otherwise, or be gone. */
  readonly movesEntities: boolean;
}

export function namesOf(ir: ConversionIr): Names {
  const { entities = {}, kinds, components, relations, resources, events, decks, missions, places = {} } = ir;
  const { renamed, gone } = entities;
  const goneEntities = new Set(gone);
  const movesEntities =
    Object.keys(renamed ?? {}).length > 0 ||
    goneEntities.size > 0 ||
    Object.values(kinds ?? {}).some((kind) => kind.gone === true);
  const turned =
    (table: { readonly [name: string]: { readonly to?: string; readonly gone?: true } } | undefined) =>
    (name: string): string | undefined => {
      const found = own(table, name);
      return found?.gone ? undefined : (found?.to ?? name);
    };
  const kind = turned(kinds);
  const kindOf = (cells: Cells, id: string): string | undefined => {
    if (isPlayer(id)) return entities.player;
    const declared = own(entities.kindOf, id);
    if (declared !== undefined) return declared;
    const made = members(cells[cellKey('n', id)])['kind'];
    return typeof made === 'string' ? made : undefined;
  };
  const entity = (cells: Cells, id: string): string | undefined => {
    if (goneEntities.has(id)) return undefined;
    if (movesEntities && cells[cellKey('n', id)] !== undefined) {
      const of = kindOf(cells, id);
      if (of !== undefined && kind(of) === undefined) return undefined;
    }
    return own(renamed, id) ?? id;
  };
  const thing = (run: Run, id: string): EntityThing => {
    const known = run.things.get(id);
    if (known) return known;
    const found = { kind: kindOf(run.before, id), to: entity(run.before, id) };
    run.things.set(id, found);
    return found;
  };
  const place = (id: string): string => {
    // Whose turn it is to choose, where they choose in order, is counted by the scene.
    const scene = id.endsWith('/order') ? id.slice(0, -'/order'.length) : undefined;
    if (scene !== undefined) return `${own(places.scenes, scene) ?? scene}/order`;
    return own(places.ids, id) ?? own(places.scenes, id) ?? id;
  };
  const relation = turned(relations);
  const resource = (name: string): string => own(resources, name)?.to ?? name;
  const event = turned(events);
  const deck = turned(decks);
  const mission = (name: string, part: string | undefined): readonly string[] | undefined => {
    const found = own(missions, name);
    if (found?.gone) return undefined;
    const to = found?.to ?? name;
    if (part === undefined) return [to];
    return found?.goneParts?.includes(part) ? undefined : [to, own(found?.parts, part) ?? part];
  };
  const group = (parts: CellParts): string => {
    const [letter = '', name = ''] = parts;
    switch (letter) {
      case 'e':
      case 'g':
      case 'n':
      case 'd':
        return `e ${name}`;
      case 'r':
      case 'j':
        return `r ${relation(name) ?? name}`;
      case 'a':
      case 'w':
      case 'k':
        return letter;
      case 'i':
        return `i ${resource(name)}`;
      case 'l':
        return `l ${event(name) ?? name}`;
      case 'b':
        return `b ${deck(name) ?? name}`;
      case 'x':
        return `x ${mission(name, undefined)?.[0] ?? name}`;
      case 'v':
      case 'o':
      case 'q':
        return `${letter} ${place(name)}`;
      default:
        return parts.join('/');
    }
  };
  return {
    kindOf,
    entity,
    thing,
    kind,
    component: turned(components),
    relation,
    resource,
    event,
    deck,
    mission,
    scene: (name) => own(places.scenes, name) ?? name,
    place,
    key: (key) =>
      renamed
        ? key
            .split('|')
            .map((part) => own(renamed, part) ?? part)
            .join('|')
        : key,
    group,
    movesEntities,
  };
}

/** The bodies of those who play. */
export function playersIn(
  cells: Cells,
  playerOf: (seat: string, seats: readonly string[]) => string,
): readonly string[] {
  const seats: readonly Json[] = Array.isArray(cells['m/seats']) ? cells['m/seats'] : [];
  const names = seats.filter((seat): seat is string => typeof seat === 'string');
  return [...new Set(names.map((seat) => playerOf(seat, names)))];
}
