import type { FieldConversionIr, Json, Value } from '../../bundle/index.js';
import { decodeValue, encodeValue } from '../../bundle/index.js';
import { type CellParts, cellKey, cellParts, isCampaignCell } from '../../world/index.js';
import { rescale } from '../arithmetic/big.js';
import type { EngineEvent } from '../event.js';
import { convertValue } from './convert-value.js';
import type { Conversion } from './converter.js';
import { cardAfter } from './counts.js';
import { eventFields } from './events.js';
import { type Cells, fieldIn } from './fields.js';
import { reasonOf } from './misfit.js';
import { own } from './pass.js';

/** An event of the version before, as the version after would have told it. */
export interface Told {
  /** Nothing, where what it is about is gone, or where its cells say it all. */
  readonly event: EngineEvent | undefined;
  /** The groups of cells that it touched, where they have to be told besides. */
  readonly groups: readonly string[];
  /** Cells that folding it writes, `a/Fish*` all that begin so: whatever it makes of them, they are told again. */
  readonly writes: readonly string[];
}

type Of<E extends EngineEvent['event']> = Extract<EngineEvent, { event: E }>;

const nothing: readonly string[] = [];

/** Tells an event in the new names. `cells` are those after its turn. */
export function tellEvent(conversion: Conversion, cells: Cells, event: EngineEvent): Told {
  const { names, touches } = conversion.cells;
  const plain = { event: placed(conversion, event), groups: nothing, writes: nothing };
  switch (event.event) {
    case 'set':
      return tellSet(conversion, event);
    case 'entered':
      return counted(conversion, { ...plain.event, event: 'entered', scene: names.scene(event.scene) }, [
        'v',
        event.scene,
      ]);
    case 'reached':
      return counted(conversion, { ...plain.event, event: 'reached', label: names.place(event.label) }, [
        'v',
        event.label,
      ]);
    case 'chosen': {
      const key = event.key === undefined ? {} : { key: names.key(event.key) };
      const told: EngineEvent = { ...event, ...key, by: names.place(event.by) };
      return event.spent ? counted(conversion, told, spentParts(event)) : { ...plain, event: told };
    }
    case 'taken': {
      const key = event.key === undefined ? {} : { key: names.key(event.key) };
      return counted(conversion, { ...event, ...key, by: names.place(event.by) }, spentParts(event));
    }
    case 'advanced':
      return counted(conversion, { ...event, by: names.place(event.by) }, ['q', event.by]);
    case 'drawn':
      return tellDrawn(conversion, event);
    case 'mission': {
      const to = names.mission(event.mission, event.part);
      const [mission, part] = to ?? [];
      const told = mission === undefined ? undefined : { ...event, mission, ...(part !== undefined && { part }) };
      return counted(
        conversion,
        told,
        event.part === undefined ? ['x', event.mission] : ['x', event.mission, event.part],
      );
    }
    case 'booked':
      return tellBooked(conversion, cells, event);
    case 'created':
      return tellCreated(conversion, cells, event);
    case 'retired': {
      const entity = names.entity(cells, event.entity);
      const told = entity === undefined ? undefined : { ...event, entity };
      return touches('d') ? { event: told, groups: [`e ${event.entity}`], writes: nothing } : plain;
    }
    case 'granted':
      return tellGranted(conversion, cells, event);
    case 'revoked':
      return tellRevoked(conversion, cells, event);
    case 'linked':
    case 'unlinked':
      return tellEdge(conversion, cells, event);
    case 'emitted':
      return tellEmitted(conversion, event);
    case 'started':
      return { event: tellStarted(conversion, event), groups: nothing, writes: nothing };
    // Where the reader stands is told from the state.
    case 'moved':
      return { event: undefined, groups: nothing, writes: nothing };
    case 'asked':
    case 'checkpoint':
    case 'rolled':
    case 'refused':
    case 'saturated':
    case 'fault':
    case 'migrated':
      return plain;
  }
}

/** Who did it has another id. */
function placed({ cells: { names } }: Conversion, event: EngineEvent): EngineEvent {
  return 'by' in event && event.by !== undefined ? { ...event, by: names.place(event.by) } : event;
}

/** A cell of its own: where the conversion says nothing of its letter, the event alone tells what became of it. */
function counted({ cells: { names, touches } }: Conversion, event: EngineEvent | undefined, parts: CellParts): Told {
  const [letter = ''] = parts;
  if (!touches(letter)) return { event, groups: nothing, writes: nothing };
  return { event, groups: [names.group(parts)], writes: event ? writtenBy(event) : nothing };
}

function spentParts(event: Of<'chosen' | 'taken'>): CellParts {
  const parts = event.key === undefined ? ['o', event.by] : ['o', event.by, event.key];
  return event.event === 'chosen' && event.own ? ['o', event.by, event.key ?? '', event.seat] : parts;
}

function writtenBy(event: EngineEvent): readonly string[] {
  switch (event.event) {
    case 'entered':
      return [cellKey('v', event.scene)];
    case 'reached':
      return [cellKey('v', event.label)];
    case 'chosen':
    case 'taken':
      return [cellKey(...spentParts(event))];
    case 'advanced':
      return [cellKey('q', event.by)];
    case 'mission':
      return [event.part === undefined ? cellKey('x', event.mission) : cellKey('x', event.mission, event.part)];
    default:
      return nothing;
  }
}

function tellSet(conversion: Conversion, event: Of<'set'>): Told {
  const { names, touches } = conversion.cells;
  if (isCampaignCell(event.cell)) return { event: tellCampaign(conversion, event), groups: nothing, writes: nothing };
  const parts = cellParts(event.cell);
  if (!touches(parts[0] ?? '')) return { event: placed(conversion, event), groups: nothing, writes: nothing };
  return { event: undefined, groups: [names.group(parts)], writes: nothing };
}

/** The campaign's cells are not the session's: what was written there is told as far as one cell says it. */
function tellCampaign({ ir, cells: { names } }: Conversion, event: Of<'set'>): EngineEvent | undefined {
  const [, name = ''] = cellParts(event.cell);
  const field = fieldIn(ir.campaign?.fields, name) ?? {};
  if (field.gone) return undefined;
  const by = event.by === undefined ? {} : { by: names.place(event.by) };
  const cell = cellKey('c', field.to ?? name);
  if (event.value === undefined) return { event: 'set', ...by, cell };
  const value = valueAfter(field, event.value);
  return value === undefined ? undefined : { event: 'set', ...by, cell, value };
}

function tellDrawn({ ir, cells: { names } }: Conversion, event: Of<'drawn'>): Told {
  const deck = names.deck(event.deck);
  const conversion = own(ir.decks, event.deck);
  const by = names.place(event.by);
  if (!conversion) return { event: { ...event, by }, groups: nothing, writes: nothing };
  const groups = [names.group(['b', event.deck])];
  if (deck === undefined) return { event: undefined, groups, writes: nothing };
  const { card, pile, candidates, ...rest } = event;
  const drawn = card === undefined ? undefined : cardAfter(conversion, card);
  const told: EngineEvent = {
    ...rest,
    by,
    deck,
    ...(drawn !== undefined && { card: drawn }),
    candidates: candidates.flatMap((each) => {
      const to = cardAfter(conversion, each.card);
      return to === undefined ? [] : [{ ...each, card: to }];
    }),
    ...(pile !== undefined && { pile }),
  };
  return { event: told, groups, writes: pile === undefined ? nothing : [cellKey('b', deck)] };
}

/** Both accounts, and the issuer, to whom rounding goes. */
function tellBooked(conversion: Conversion, cells: Cells, event: Of<'booked'>): Told {
  const { ir } = conversion;
  const { names, touches } = conversion.cells;
  const keys = [event.from, event.to].map((key) => accountAfter(conversion, cells, key));
  const [from, to] = keys;
  const resource = names.resource(event.resource);
  const isConverted =
    own(ir.resources, event.resource) !== undefined || ir.endow?.some((each) => each.resource === resource);
  const accounts = [event.from, event.to].map(cellParts).filter(([letter = '']) => touches(letter));
  if (!isConverted && accounts.length === 0)
    return { event: placed(conversion, event), groups: nothing, writes: nothing };
  const groups = [...accounts.map((parts) => names.group(parts)), `i ${resource}`];
  if (from === undefined || to === undefined) return { event: undefined, groups, writes: nothing };
  const { scale } = own(ir.resources, event.resource) ?? {};
  const amount = scale ? rescale(event.amount, scale.from, scale.to) : event.amount;
  const by = event.by === undefined ? {} : { by: names.place(event.by) };
  return { event: { ...event, ...by, resource, amount, from, to }, groups, writes: [from, to] };
}

function accountAfter({ ir, cells: { names, fieldOf } }: Conversion, cells: Cells, key: string): string | undefined {
  const [letter = '', name = '', field = ''] = cellParts(key);
  if (letter === 'i') return cellKey('i', names.resource(name));
  if (letter === 'w') {
    const conversion = fieldIn(ir.world?.fields, name);
    return conversion?.gone ? undefined : cellKey('w', conversion?.to ?? name);
  }
  const entity = names.entity(cells, name);
  const found = fieldOf(names.kindOf(cells, name), field);
  return entity === undefined || !found ? undefined : cellKey('e', entity, found.name);
}

interface Fields {
  readonly [field: string]: Value;
}

function tellCreated(conversion: Conversion, cells: Cells, event: Of<'created'>): Told {
  const { names, touches } = conversion.cells;
  if (!touches('e') && !touches('a')) return { event: placed(conversion, event), groups: nothing, writes: nothing };
  const groups = [`e ${event.entity}`, ...(touches('a') ? ['a'] : [])];
  const entity = names.entity(cells, event.entity);
  const kind = names.kind(event.kind);
  if (entity === undefined || kind === undefined) return { event: undefined, groups, writes: nothing };
  const fields = fieldsAfter(conversion, event.kind, event.fields);
  const by = event.by === undefined ? {} : { by: names.place(event.by) };
  return {
    event: { ...event, ...by, entity, kind, fields },
    groups,
    writes: [
      ...Object.keys(fields).map((field) => cellKey('e', entity, field)),
      // Where two kinds have become one, it may stand further down the list.
      ...(touches('a') ? [`${cellKey('a', kind)}*`] : []),
    ],
  };
}

function fieldsAfter({ cells: { fieldOf } }: Conversion, kind: string | undefined, fields: Fields): Fields {
  const after: { [field: string]: Value } = {};
  for (const [name, value] of Object.entries(fields)) {
    const found = fieldOf(kind, name);
    const converted = found && valueAfter(found.conversion, value);
    if (found && converted !== undefined) after[found.name] = converted;
  }
  return after;
}

/** In the middle of a session a value may be one that can't be converted, though what it came to can: then it is not told. */
function valueAfter({ value: node }: FieldConversionIr, value: Value): Value | undefined {
  return node ? passable(() => convertValue(node, value)) : value;
}

function passable<T>(convert: () => T): T | undefined {
  try {
    return convert();
  } catch (error) {
    reasonOf(error);
    return undefined;
  }
}

function tellGranted(conversion: Conversion, cells: Cells, event: Of<'granted'>): Told {
  const { names, touches } = conversion.cells;
  if (!touches('g')) return { event: placed(conversion, event), groups: nothing, writes: nothing };
  const groups = [`e ${event.to}`];
  const to = names.entity(cells, event.to);
  const component = names.component(event.component);
  if (to === undefined || component === undefined) return { event: undefined, groups, writes: nothing };
  const qualified = Object.entries(event.fields).map(([name, value]): [string, Value] => [
    `${event.component}.${name}`,
    value,
  ]);
  const fields: { [field: string]: Value } = {};
  const kind = names.kindOf(cells, event.to);
  for (const [name, value] of Object.entries(fieldsAfter(conversion, kind, Object.fromEntries(qualified)))) {
    if (name.startsWith(`${component}.`)) fields[name.slice(component.length + 1)] = value;
  }
  const by = event.by === undefined ? {} : { by: names.place(event.by) };
  const written = Object.keys(fields).map((field) => cellKey('e', to, `${component}.${field}`));
  return {
    event: { ...event, ...by, component, to, fields },
    groups,
    writes: [cellKey('g', to, component), ...written],
  };
}

function tellRevoked(conversion: Conversion, cells: Cells, event: Of<'revoked'>): Told {
  const { names, touches } = conversion.cells;
  if (!touches('g')) return { event: placed(conversion, event), groups: nothing, writes: nothing };
  const groups = [`e ${event.from}`];
  const from = names.entity(cells, event.from);
  const component = names.component(event.component);
  if (from === undefined || component === undefined) return { event: undefined, groups, writes: nothing };
  const by = event.by === undefined ? {} : { by: names.place(event.by) };
  return {
    event: { ...event, ...by, component, from },
    groups,
    // It takes the component's fields along, whichever those are from now on.
    writes: [cellKey('g', from, component), `${cellKey('e', from, `${component}.`)}*`],
  };
}

/** Whether an edge is declared may be otherwise from now on, which an event does not tell: so its cells always are. */
function tellEdge(conversion: Conversion, cells: Cells, event: Of<'linked' | 'unlinked'>): Told {
  const { names } = conversion.cells;
  const relation = names.relation(event.relation);
  const groups = [`r ${relation ?? event.relation}`];
  const ir = own(conversion.ir.relations, event.relation);
  const ends = [names.entity(cells, event.from), names.entity(cells, event.to)];
  const [from, to] = ir?.turned ? ends.reverse() : ends;
  if (relation === undefined || from === undefined || to === undefined)
    return { event: undefined, groups, writes: nothing };
  const by = event.by === undefined ? {} : { by: names.place(event.by) };
  const fields: { [field: string]: Value } = {};
  if (event.event === 'linked') {
    for (const [name, value] of Object.entries(event.fields)) {
      const field = fieldIn(ir?.fields, name) ?? {};
      const converted = field.gone ? undefined : valueAfter(field, value);
      if (converted !== undefined) fields[field.to ?? name] = converted;
    }
  }
  // Both ways, since it may lead both ways.
  const pairs = [cellKey('r', relation, from, to), cellKey('r', relation, to, from)];
  const written = pairs.flatMap((pair) => [pair, ...Object.keys(fields).map((field) => `${pair}/${cellKey(field)}`)]);
  const told: EngineEvent =
    event.event === 'linked'
      ? { ...event, ...by, relation, from, to, fields }
      : { ...event, ...by, relation, from, to };
  return { event: told, groups, writes: [...written, cellKey('j', relation, from), cellKey('j', relation, to)] };
}

/** What is remembered, and for how long, hangs on the queries of each version: so what is kept is always told besides. */
function tellEmitted(conversion: Conversion, event: Of<'emitted'>): Told {
  const { names } = conversion.cells;
  const name = names.event(event.name);
  const groups = [`l ${name ?? event.name}`, 'm/events'];
  if (name === undefined) return { event: undefined, groups, writes: ['m/events'] };
  const ir = own(conversion.ir.events, event.name);
  const by = event.by === undefined ? {} : { by: names.place(event.by) };
  const data = (ir && passable(() => eventFields(ir, event.data))) ?? event.data;
  return { event: { ...event, ...by, name, data }, groups, writes: ['m/events', `${cellKey('l', name)}*`] };
}

function tellStarted({ ir }: Conversion, event: Of<'started'>): EngineEvent {
  const config: { [name: string]: Json } = {};
  for (const [name, json] of Object.entries(event.config)) {
    const field = fieldIn(ir.config?.fields, name) ?? {};
    const value = field.gone ? undefined : valueAfter(field, decodeValue(json));
    if (value !== undefined) config[field.to ?? name] = encodeValue(value);
  }
  return { ...event, config };
}
