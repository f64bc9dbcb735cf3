import type {
  AggregateFunctionIr,
  AggregateIr,
  EventStepIr,
  EventsIr,
  GroupIr,
  LeadIr,
  LeadsToIr,
  MatchEdgeIr,
  MatchEndsIr,
  MatchEventIr,
  MatchNodeIr,
  OrderIr,
  QueryIr,
  WalkFindIr,
  WalkIr,
  WindowIr,
  WindowUnitIr,
} from '../ir/index.js';
import { type Check, dictionary, list, object, oneOf, only, optional, text, truth, wholeNumber } from './check.js';
import { expression, field, type } from './logic-shape.js';
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
  ends: optional(object<MatchEndsIr>({ from: text, to: text, which: optional(text), lead: optional(text) })),
  when: optional(expression),
  walk: optional(walk),
});

const group: Check<GroupIr> = object<GroupIr>({
  keys: list(object<GroupIr['keys'][number]>({ slot: text, of: expression })),
  aggregates: list(
    object<AggregateIr>({
      slot: text,
      function: oneOf<AggregateFunctionIr>({ count: true, sum: true, min: true, max: true, avg: true, list: true }),
      of: optional(expression),
      zero: optional(constant),
    }),
  ),
  having: optional(expression),
});

const window: Check<WindowIr> = object<WindowIr>({
  // A span of the story's time is in milliseconds: an hour is 3,600,000.
  count: wholeNumber(0, Number.MAX_SAFE_INTEGER),
  unit: oneOf<WindowUnitIr>({ turns: true, ticks: true, milliseconds: true }),
});

const event = {
  event: text,
  slot: text,
  gives: list(object<MatchEventIr['gives'][number]>({ slot: text, field: text })),
  when: optional(expression),
} as const;

const step: Check<EventStepIr> = object<EventStepIr>({
  ...event,
  within: optional(window),
  without: optional(list(object<MatchEventIr>(event))),
});

const events: Check<EventsIr> = object<EventsIr>({ steps: list(step), last: optional(window) });

export const query: Check<QueryIr> = object<QueryIr>({
  parameters: list(parameter),
  events: optional(events),
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
  edges: list(
    object<LeadIr>({ from: text, to: text, when: optional(expression), values: optional(dictionary(expression)) }),
  ),
  fields: optional(list(field)),
});
