import {
  decodeValue,
  type EventsIr,
  type ExprIr,
  type LeadsToIr,
  type MatchEndsIr,
  type MatchEventIr,
  type QueryIr,
  type Value,
} from '../../bundle/index.js';
import { answer } from '../query/answer.js';
import type {
  LinkedCondition,
  LinkedEdge,
  LinkedEnds,
  LinkedEvent,
  LinkedEvents,
  LinkedGroup,
  LinkedNode,
  LinkedQuery,
  LinkedWalk,
} from '../query/linked-query.js';
import { visitsIn } from '../run/fold-event.js';
import type { Turn } from '../run/turn.js';
import { call, linkParameters } from './call.js';
import type { Evaluate, LinkedLead, LinkedRoutine } from './linked.js';
import type { Linker, Slots } from './linker.js';
import { asId } from './values.js';

type Of<O extends ExprIr['op']> = Extract<ExprIr, { op: O }>;

export function linkQueryCall(link: Linker, node: Of<'query'>): Evaluate {
  const routine = link.query(node.query);
  const values = link.expressions(node.arguments);
  return (turn) => call(turn, routine(), values);
}

/** A query; `slots` are the linker's own, so that it can be told which of them a condition reads. */
export function linkQuery(link: Linker, slots: RecordingSlots, name: string, ir: QueryIr): LinkedRoutine {
  const parameters = linkParameters(link, ir.parameters);
  const events = ir.events && linkEvents(link, ir.events);
  const nodes = ir.nodes.map(
    (node): LinkedNode => ({
      slot: slots.index(node.slot),
      type: node.type,
      is: node.is && link.expression(node.is),
      when: node.when && link.expression(node.when),
    }),
  );
  const edges = ir.edges.map((edge): LinkedEdge => linkEdge(link, edge));
  const where = ir.where.map((condition): LinkedCondition => {
    const { result: holds, met } = slots.record(() => link.expression(condition));
    return {
      holds,
      nodes: indexesOf(nodes, (node) => met.has(node.slot)),
      edges: indexesOf(edges, ({ ends, walk }) =>
        [ends?.from, ends?.to, ends?.which, ends?.lead, walk?.path].some((slot) => slot !== undefined && met.has(slot)),
      ),
    };
  });
  const query: LinkedQuery = {
    name,
    events,
    nodes,
    edges,
    where,
    group: ir.group && linkGroup(link, ir.group),
    order: ir.order.map(({ of, descending }) => ({ of: link.expression(of), descending })),
    limit: ir.limit && link.expression(ir.limit),
    row: link.expression(ir.row),
    repeats: ir.repeats === true,
    single: ir.single === true,
  };
  return { name, parameters, size: link.slots.names.length, run: (turn) => answer(query, turn) };
}

function linkEvents(link: Linker, { steps, last }: EventsIr): LinkedEvents {
  return {
    steps: steps.map((step) => ({
      ...linkEvent(link, step),
      within: step.within,
      without: (step.without ?? []).map((each) => linkEvent(link, each)),
    })),
    last,
  };
}

function linkEvent(link: Linker, { event, slot, gives, when }: MatchEventIr): LinkedEvent {
  const declared = link.world.schema.events[event];
  return {
    event,
    ephemeral: declared?.tier === 'ephemeral',
    fields: (declared?.fields ?? []).map(({ name }) => name),
    slot: link.slots.index(slot),
    gives: gives.map((each) => ({ slot: link.slots.index(each.slot), field: each.field })),
    when: when && link.expression(when),
  };
}

function linkEdge(link: Linker, edge: QueryIr['edges'][number]): LinkedEdge {
  const { ends, walk } = edge;
  return {
    from: edge.from,
    to: edge.to,
    relations: edge.relations,
    leadsTo: edge.leadsTo === true,
    either: edge.either === true,
    unguarded: edge.unguarded === true,
    ends: ends && linkEnds(link, ends),
    when: edge.when && link.expression(edge.when),
    walk: walk && linkWalk(link, walk),
  };
}

function linkEnds(link: Linker, { from, to, which, lead }: MatchEndsIr): LinkedEnds {
  return {
    from: link.slots.index(from),
    to: link.slots.index(to),
    which: which === undefined ? undefined : link.slots.index(which),
    lead: lead === undefined ? undefined : link.slots.index(lead),
  };
}

function linkWalk(link: Linker, walk: NonNullable<QueryIr['edges'][number]['walk']>): LinkedWalk {
  const { cost } = walk;
  return {
    least: walk.least,
    most: walk.most,
    find: walk.find,
    path: walk.path === undefined ? undefined : link.slots.index(walk.path),
    cost: cost && { of: link.expression(cost.of), zero: decodeValue(cost.zero) },
  };
}

function linkGroup(link: Linker, group: NonNullable<QueryIr['group']>): LinkedGroup {
  const aggregates = group.aggregates.map((each) => ({
    slot: link.slots.index(each.slot),
    function: each.function,
    of: each.of && link.expression(each.of),
    zero: each.zero === undefined ? 0 : decodeValue(each.zero),
  }));
  const keys = group.keys.map(({ slot, of }) => ({ slot: link.slots.index(slot), of: link.expression(of) }));
  return { keys, aggregates, having: group.having && link.expression(group.having) };
}

function indexesOf<T>(items: readonly T[], wanted: (item: T) => boolean): readonly number[] {
  return items.flatMap((item, index) => (wanted(item) ? [index] : []));
}

/** Slots that can tell which of them were asked for meanwhile. */
export interface RecordingSlots extends Slots {
  record<T>(read: () => T): { readonly result: T; readonly met: ReadonlySet<number> };
}

export function recordingSlots(slots: Slots): RecordingSlots {
  let met: Set<number> | undefined;
  return {
    names: slots.names,
    index(name) {
      const index = slots.index(name);
      met?.add(index);
      return index;
    },
    record(read) {
      const own = new Set<number>();
      met = own;
      const result = read();
      met = undefined;
      return { result, met: own };
    },
  };
}

/** The narrative graph before it is filled: what is linked may ask for it. */
export function noLeads(): Leads {
  return { out: new Map(), into: new Map(), values: new Map() };
}

interface Leads {
  readonly out: Map<string, LinkedLead[]>;
  readonly into: Map<string, LinkedLead[]>;
  readonly values: Map<string, ReadonlyMap<string, Value>>;
}

/** The narrative graph by its ends; guards are linked by a linker of their own each. */
export function linkLeads(
  linker: () => Linker,
  graph: LeadsToIr | undefined,
  constant: (value: ExprIr) => Value,
  { out, into, values }: Leads,
): void {
  for (const [index, edge] of (graph?.edges ?? []).entries()) {
    const { from, to, when } = edge;
    const lead: LinkedLead = { key: String(index), from, to, when: when && linker().expression(when) };
    put(out, from, lead);
    put(into, to, lead);
    const given = new Map<string, Value>();
    for (const { name, default: fallback } of graph?.fields ?? []) {
      const value = edge.values?.[name] ?? fallback;
      given.set(name, value ? constant(value) : null);
    }
    values.set(lead.key, given);
  }
}

/** What was declared of an edge between scenes. */
export function linkLeadField(link: Linker, { lead, field }: Of<'leadField'>): Evaluate {
  const key = link.expression(lead);
  return (turn) => turn.program.leadsTo.values.get(asId(key(turn)))?.get(field) ?? null;
}

function put(table: Map<string, LinkedLead[]>, scene: string, lead: LinkedLead): void {
  const known = table.get(scene);
  if (known) known.push(lead);
  else table.set(scene, [lead]);
}

/** `scene.mass`: what a scene is declared with, and how it stands now. */
export function linkSceneField(link: Linker, { of: node, field }: Of<'sceneField'>): Evaluate {
  const of = link.expression(node);
  return (turn) => sceneField(turn, asId(of(turn)), field);
}

function sceneField(turn: Turn, name: string, field: Of<'sceneField'>['field']): Value {
  const scene = turn.program.scenes.get(name);
  if (!scene) throw new TypeError(`no scene ${name}`);
  switch (field) {
    case 'place':
      return scene.ir.at ?? null;
    case 'cast':
      return scene.ir.cast;
    case 'mass':
      return scene.ir.mass ?? 0;
    case 'visits':
      return visitsIn(turn.draft.get(turn.program.world.keys.visits(name)));
    case 'opens': {
      if (!scene.opens) return true;
      const { locals } = turn;
      turn.locals = new Array<Value | undefined>(scene.slots.length).fill(undefined);
      const open = scene.opens(turn) === true;
      turn.locals = locals;
      return open;
    }
  }
}
