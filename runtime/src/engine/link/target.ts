import type { TargetIr, Value } from '../../bundle/index.js';
import {
  cellKey,
  edgeOf,
  edgeStart,
  type FieldLayout,
  fieldOf,
  isList,
  qualifiedField,
  Refusal,
  readField,
  scopeLetters,
} from '../../world/index.js';
import { asBig } from '../arithmetic/big.js';
import { settle } from '../run/book.js';
import { edgeStands, makeEdge, readEdgeField } from '../run/edges.js';
import { personal } from '../run/personal.js';
import { WantsEffect } from '../run/signals.js';
import { happen, type Turn } from '../run/turn.js';
import type { LinkedTarget, Linker, Place } from './linker.js';
import { elementAt, withEntry } from './operator.js';
import { readCampaign } from './read.js';
import { fieldIn, fieldsOf } from './values.js';

type Of<T extends TargetIr['target']> = Extract<TargetIr, { target: T }>;

/** `by`: the id of the statement that writes. */
export function linkTarget(link: Linker, node: TargetIr, by: string | undefined): LinkedTarget {
  switch (node.target) {
    case 'local':
      return linkLocal(link, node);
    case 'state':
      return linkState(link, node, by);
    case 'field':
      return linkField(link, node, by);
    case 'edge':
      return linkEdge(link, node, by);
    case 'part':
      return linkPart(link, node, by);
    case 'element':
      return linkElement(link, node, by);
  }
}

function through(at: (turn: Turn) => Place): LinkedTarget {
  return { at, set: (turn, value) => at(turn).set(value) };
}

function linkLocal(link: Linker, node: Of<'local'>): LinkedTarget {
  const index = link.slots.index(node.slot);
  const write = link.write(index);
  const { slot } = node;
  const get = (turn: Turn): Value => {
    const value = turn.locals[index];
    if (value === undefined) throw new Refusal('unset', slot);
    return value;
  };
  return { at: (turn) => ({ get: () => get(turn), set: (value) => write(turn, value) }), set: write };
}

function linkState(link: Linker, node: Of<'state'>, by: string | undefined): LinkedTarget {
  const { scope, name } = node;
  const key = cellKey(scopeLetters[scope], name);
  const fieldOfBlock = (): FieldLayout => {
    const field = link.world.block(scope).get(name);
    if (!field) throw new TypeError(`no ${scope} field ${name}`);
    return field;
  };
  const get = (turn: Turn, field: FieldLayout): Value => {
    if (scope === 'campaign') return readCampaign(turn, key, name);
    const value = turn.draft.get(key) ?? field.fallback;
    if (value === undefined) throw new Refusal('unset', key);
    return value;
  };
  return {
    at: (turn) => {
      const field = fieldOfBlock();
      return cellPlace(turn, key, field, by, () => get(turn, field));
    },
    set: (turn, value) => {
      const field = fieldOfBlock();
      // The campaign's stream has a version of its own, which a write must have seen.
      if (scope === 'campaign' && !turn.campaign) throw new WantsEffect({ effect: 'campaign' });
      setCell(turn, key, field, by, () => get(turn, field), value);
    },
  };
}

function linkField(link: Linker, node: Of<'field'>, by: string | undefined): LinkedTarget {
  const of = link.expression(node.of);
  const { component } = node;
  const name = qualifiedField(node.field, component);
  return {
    at: (turn) => {
      const slot = fieldOf(link.world, turn.draft, of(turn), name, component);
      return cellPlace(turn, slot.key, slot.field, by, () => readField(turn.draft, slot));
    },
    set: (turn, value) => {
      const slot = fieldOf(link.world, turn.draft, of(turn), name, component);
      setCell(turn, slot.key, slot.field, by, () => readField(turn.draft, slot), value);
    },
  };
}

/** A cell with a declared field behind it. */
function cellPlace(turn: Turn, key: string, field: FieldLayout, by: string | undefined, get: () => Value): Place {
  const set = (value: Value): void => setCell(turn, key, field, by, get, value);
  const { resource } = field;
  return resource === undefined ? { get, set } : { get, set, account: key, resource };
}

/** A holding is only booked: an assignment would make units out of nothing. */
function setCell(
  turn: Turn,
  key: string,
  field: FieldLayout,
  by: string | undefined,
  get: () => Value,
  value: Value,
): void {
  if (field.resource === undefined) writeCell(turn, key, field, by, get, value);
  else if (turn.given) settle(turn, field.resource, key, asBig(value));
  else throw new Refusal('unbalanced', key);
}

function writeCell(
  turn: Turn,
  key: string,
  field: FieldLayout,
  by: string | undefined,
  get: () => Value,
  value: Value,
): void {
  if (field.moves && typeof value === 'string' && !turn.given) {
    const from = get();
    if (from !== value && typeof from === 'string' && !field.moves[from]?.includes(value)) {
      throw new Refusal('noSuchMove', `${from} -> ${value}`);
    }
  }
  happen(turn, {
    event: 'set',
    ...(by !== undefined && { by }),
    cell: key,
    value: field.personal ? personal(turn, value) : value,
  });
}

/** Writing to an edge that isn't there makes it. */
function linkEdge(link: Linker, node: Of<'edge'>, by: string | undefined): LinkedTarget {
  const from = link.expression(node.from);
  const to = link.expression(node.to);
  const { relation: name, field } = node;
  return through((turn) => {
    const relation = link.world.relation(name);
    const edge = edgeOf(relation, from(turn), to(turn));
    const slot = edge.fields.get(field);
    if (!slot) throw new TypeError(`no field ${field} in ${name}`);
    const get = (): Value => readEdgeField(turn, relation, edge, field);
    return {
      get,
      set: (value) => {
        if (!edgeStands(turn, edge)) makeEdge(turn, by, relation, edge, edgeStart(edge, {}));
        writeCell(turn, slot.key, slot.field, by, get, value);
      },
    };
  });
}

function linkPart(link: Linker, node: Of<'part'>, by: string | undefined): LinkedTarget {
  const holder = linkTarget(link, node.in, by);
  const { name } = node;
  return through((turn) => {
    const place = holder.at(turn);
    return {
      get: () => fieldIn(place.get(), name),
      set: (value) => {
        const whole = place.get();
        const fields = { ...fieldsOf(whole), [name]: value };
        const variant = whole !== null && typeof whole === 'object' && !isList(whole) && whole.is === 'variant';
        place.set(variant ? { is: 'variant', case: whole.case, fields } : { is: 'record', fields });
      },
    };
  });
}

/** An element of a list must be there; a map takes new keys. */
function linkElement(link: Linker, node: Of<'element'>, by: string | undefined): LinkedTarget {
  const holder = linkTarget(link, node.in, by);
  const index = link.expression(node.index);
  return through((turn) => {
    const place = holder.at(turn);
    const key = index(turn);
    return {
      get: () => elementAt(place.get(), key),
      set: (value) => {
        const whole = place.get();
        if (!isList(whole)) place.set(withEntry(whole, key, value, turn));
        else if (typeof key !== 'number' || key < 0 || key >= whole.length) throw new Refusal('outOfRange');
        else place.set(whole.with(key, value));
      },
    };
  });
}
