import type {
  AggregateFunctionIr,
  AggregateIr,
  GroupIr,
  LeadsToIr,
  MatchEdgeIr,
  MatchNodeIr,
  OrderIr,
  QueryIr,
  WalkFindIr,
  WalkIr,
} from '../ir/index.js';
import { type Check, list, object, oneOf, only, optional, text, truth, wholeNumber } from './check.js';
import { expression, type } from './logic-shape.js';
import { parameter } from './scene-shape.js';
import { constant } from './value-shape.js';

/** An index into the nodes; whether one is there is for the linker. */
const index = wholeNumber(0, 10_000);
const length = wholeNumber(0, 1_000_000);

const node: Check<MatchNodeIr> = object<MatchNodeIr>({
  slot: text,
  type,
  is: optional(expression),
  when: optional(expression),
});

const walk: Check<WalkIr> = object<WalkIr>({
  least: length,
  most: optional(length),
  find: oneOf<WalkFindIr>({ ends: true, every: true, shortest: true, cheapest: true }),
  path: optional(text),
  cost: optional(object<NonNullable<WalkIr['cost']>>({ of: expression, zero: constant })),
});

const edge: Check<MatchEdgeIr> = object<MatchEdgeIr>({
  from: index,
  to: index,
  relations: list(text),
  leadsTo: optional(only(true)),
  either: optional(only(true)),
  unguarded: optional(only(true)),
  ends: optional(object<NonNullable<MatchEdgeIr['ends']>>({ from: text, to: text })),
  when: optional(expression),
  walk: optional(walk),
});

const group: Check<GroupIr> = object<GroupIr>({
  keys: list(object<GroupIr['keys'][number]>({ slot: text, of: expression })),
  aggregates: list(
    object<AggregateIr>({
      slot: text,
      function: oneOf<AggregateFunctionIr>({ count: true, sum: true, min: true, max: true, avg: true }),
      of: optional(expression),
      zero: optional(constant),
    }),
  ),
  having: optional(expression),
});

export const query: Check<QueryIr> = object<QueryIr>({
  parameters: list(parameter),
  nodes: list(node),
  edges: list(edge),
  where: list(expression),
  group: optional(group),
  order: list(object<OrderIr>({ of: expression, descending: truth })),
  limit: optional(expression),
  row: expression,
  repeats: optional(only(true)),
  single: optional(only(true)),
});

export const leadsTo: Check<LeadsToIr> = object<LeadsToIr>({
  scenes: list(text),
  edges: list(object<LeadsToIr['edges'][number]>({ from: text, to: text, when: optional(expression) })),
});
