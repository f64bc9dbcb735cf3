import type { ExprIr, Value } from '../../bundle/index.js';
import {
  cellKey,
  edgeOf,
  entitiesOfKind,
  entityOf,
  fieldOf,
  hasComponent,
  isEntity,
  isList,
  isRetired,
  qualifiedField,
  Refusal,
  readField,
  scopeLetters,
  titleOf,
} from '../../world/index.js';
import { edgeStands, oneAt, readEdgeField } from '../run/edges.js';
import { visitsIn } from '../run/fold-event.js';
import { WantsEffect } from '../run/signals.js';
import { spend, type Turn } from '../run/turn.js';
import type { Evaluate } from './linked.js';
import type { Linker } from './linker.js';
import { asId } from './values.js';

type Of<O extends ExprIr['op']> = Extract<ExprIr, { op: O }>;

export function linkLocal(link: Linker, node: Of<'local'>): Evaluate {
  const index = link.slots.index(node.slot);
  const { slot } = node;
  return (turn) => {
    const value = turn.locals[index];
    // Flow came to the middle of the block, past its `let`.
    if (value === undefined) throw new Refusal('unset', slot);
    return value;
  };
}

export function linkState(link: Linker, node: Of<'state'>): Evaluate {
  const key = cellKey(scopeLetters[node.scope], node.name);
  if (node.scope === 'campaign') return (turn) => readCampaign(turn, key, node.name);
  const { scope, name } = node;
  let fallback: Value | undefined;
  return (turn) => {
    const value = turn.draft.get(key);
    if (value !== undefined) return value;
    fallback ??= link.world.block(scope).get(name)?.fallback;
    if (fallback === undefined) throw new Refusal('unset', key);
    return fallback;
  };
}

/** What this turn wrote, else what the host read. */
export function readCampaign(turn: Turn, key: string, name: string): Value {
  const written = turn.draft.get(key);
  if (written !== undefined) return written;
  if (!turn.campaign) throw new WantsEffect({ effect: 'campaign' });
  const value = turn.campaign.get(key) ?? turn.program.world.block('campaign').get(name)?.fallback;
  if (value === undefined) throw new Refusal('unset', key);
  return value;
}

export function linkField(link: Linker, node: Of<'field'>): Evaluate {
  const of = link.expression(node.of);
  const { component } = node;
  const name = qualifiedField(node.field, component);
  const { world } = link;
  return (turn) => readField(turn.draft, fieldOf(world, turn.draft, of(turn), name, component));
}

export function linkEdge(link: Linker, node: Of<'edge'>): Evaluate {
  const from = link.expression(node.from);
  const to = link.expression(node.to);
  const { field, relation: name } = node;
  const { world } = link;
  return (turn) => {
    const relation = world.relation(name);
    return readEdgeField(turn, relation, edgeOf(relation, from(turn), to(turn)), field);
  };
}

export function linkLinked(link: Linker, node: Of<'linked'>): Evaluate {
  const from = link.expression(node.from);
  const to = link.expression(node.to);
  const { relation: name } = node;
  return (turn) => edgeStands(turn, edgeOf(link.world.relation(name), from(turn), to(turn)));
}

/** `t.rests_on`: the thing at the other end of the one edge. */
export function linkOne(link: Linker, node: Of<'one'>): Evaluate {
  const of = link.expression(node.of);
  const { relation, end } = node;
  return (turn) => oneAt(turn, link.world.relation(relation), asId(of(turn)), end);
}

/** What is retired has nothing any more. */
export function linkHas(link: Linker, node: Of<'has'>): Evaluate {
  const of = link.expression(node.of);
  const { components } = node;
  return (turn) => {
    const id = of(turn);
    if (id === null) return false;
    const entity = entityOf(link.world, turn.draft, id);
    if (isRetired(turn.draft, entity)) return false;
    return components.every((component) => hasComponent(turn.draft, entity, component));
  };
}

export function linkIsKind(link: Linker, node: Of<'isKind'>): Evaluate {
  const of = link.expression(node.of);
  const kinds: readonly (string | undefined)[] = node.kinds;
  return (turn) => {
    const id = of(turn);
    return id !== null && kinds.includes(entityOf(link.world, turn.draft, id).kind.name);
  };
}

export function linkAll(link: Linker, node: Of<'all'>): Evaluate {
  const { kind } = node;
  return (turn) => {
    const all = entitiesOfKind(link.world, turn.draft, kind);
    spend(turn, all.length >> 3);
    return all;
  };
}

export function linkVisits(link: Linker, node: Of<'visits'>): Evaluate {
  const key = link.world.keys.visits(node.place);
  return (turn) => visitsIn(turn.draft.get(key));
}

export function linkTurnsSince(link: Linker, node: Of<'turnsSince'>): Evaluate {
  const key = link.world.keys.visits(node.place);
  return (turn) => {
    const cell = turn.draft.get(key);
    const last = cell !== undefined && isList(cell) ? cell[1] : undefined;
    return typeof last === 'number' ? turn.draft.turn - last : null;
  };
}

/** Entities come before scenes of the same name. */
export function linkTitle(link: Linker, node: Of<'title'>): Evaluate {
  const of = link.expression(node.of);
  return (turn) => titleOfId(turn, of(turn));
}

export function titleOfId(turn: Turn, id: Value): Value {
  if (typeof id !== 'string') throw new Refusal('none');
  const { world, scenes } = turn.program;
  if (isEntity(world, turn.draft, id)) return titleOf(world, turn.draft, id);
  const title = scenes
    .get(id)
    ?.ir.title?.template.filter((part) => typeof part === 'string')
    .join('');
  return title === undefined || title === '' ? id.slice(id.lastIndexOf('.') + 1) : title;
}
