import { type BundleError, fail, pointerStep, type Result, succeed } from '../bundle-error.js';
import type {
  CardIr,
  DeckIr,
  DrawStrategyIr,
  EdgeIr,
  EntityIr,
  EnumIr,
  EventIr,
  ExternIr,
  FunctionIr,
  KindIr,
  MigrationIr,
  MovedPolicyIr,
  OneEndIr,
  PlayerIr,
  ProgramIr,
  RelationIr,
  ResourceIr,
  RuleIr,
  SchemaIr,
  TestIr,
  TestStepIr,
} from '../ir/index.js';
import { action } from './action-shape.js';
import { audience, seats } from './audience-shape.js';
import {
  type CasesOf,
  type Check,
  dictionary,
  either,
  list,
  object,
  oneOf,
  only,
  optional,
  tagged,
  text,
  truth,
  type Walk,
} from './check.js';
import { director } from './director-shape.js';
import { experimental } from './experimental-shape.js';
import { count, expression, field, keep, scale, statement, type } from './logic-shape.js';
import { mission } from './mission-shape.js';
import { projection } from './projection-shape.js';
import { leadsTo, query } from './query-shape.js';
import { parameter, scene } from './scene-shape.js';

const fields = list(field);
const was = optional(text);

const migration: Check<MigrationIr> = object<MigrationIr>({
  of: text,
  old: text,
  lets: optional(list(object({ name: text, value: text }))),
  values: dictionary(text),
});

export const enumeration: Check<EnumIr> = object<EnumIr>({
  ordered: truth,
  cases: list(object<EnumIr['cases'][number]>({ name: text, title: optional(text), was })),
  moves: optional(dictionary(list(text))),
  was,
});

export const resource: Check<ResourceIr> = object<ResourceIr>({ title: optional(text), scale, issuer: text, was });

const schema: Check<SchemaIr> = object<SchemaIr>({
  enums: dictionary(enumeration),
  components: dictionary(object<SchemaIr['components'][string]>({ fields, was })),
  kinds: dictionary(object<KindIr>({ has: list(text), fields, was, keep: optional(keep) })),
  relations: dictionary(
    object<RelationIr>({
      from: type,
      to: type,
      mutual: truth,
      acyclic: truth,
      one: optional(oneOf<OneEndIr>({ from: true, to: true, both: true })),
      fields,
      was,
    }),
  ),
  resources: dictionary(resource),
  events: dictionary(
    object<EventIr>({
      tier: oneOf<EventIr['tier']>({ ledger: true, ephemeral: true, broadcast: true }),
      to: optional(audience),
      fields,
      was,
    }),
  ),
  world: fields,
  campaign: fields,
  config: fields,
  player: object<PlayerIr>({ kind: optional(text), fields, values: dictionary(expression), asked: list(text) }),
  entities: list(
    object<EntityIr>({ id: text, kind: text, title: optional(text), was, values: dictionary(expression) }),
  ),
  edges: list(
    object<EdgeIr>({
      relation: text,
      from: text,
      to: text,
      values: dictionary(expression),
      when: optional(expression),
    }),
  ),
  markup: optional(dictionary(object({ fields }))),
  tags: optional(dictionary(object<NonNullable<SchemaIr['tags']>[string]>({ type: optional(type) }))),
  migrations: optional(list(migration)),
});

const step: Check<TestStepIr> = tagged<TestStepIr, 'step'>(
  'step',
  (): CasesOf<TestStepIr, 'step'> => ({
    start: { line: count, scene: text, arguments: list(expression), seed: optional(count) },
    players: { line: count, seats: list(text) },
    seat: { line: count, seat: text, roles: list(text) },
    choose: { line: count, text, seat: optional(text) },
    transcript: { line: count, file: text },
    walk: {
      line: count,
      turns: count,
      seed: count,
      always: list(object({ line: count, condition: expression, source: text })),
    },
    say: { line: count, text, seat: optional(text) },
    call: {
      line: count,
      action: text,
      arguments: dictionary(expression),
      seat: optional(text),
      refused: optional(either(only(true), text)),
    },
    close: { line: count, seat: optional(text) },
    expectReads: { line: count, seat: text, text, negated: truth },
    given: { line: count, statement },
    config: { line: count, name: text, value: expression },
    expectSays: { line: count, speaker: optional(text), text },
    expect: { line: count, condition: expression, source: text },
    expectChoice: { line: count, text, negated: truth, seat: optional(text) },
    expectEnd: { line: count },
    simulate: { line: count, simulation: text, ticks: count, seed: optional(count) },
    pursue: { line: count, goal: text, arguments: list(expression), seed: optional(count) },
    models: { line: count },
    answer: { line: count, function: text, value: expression },
    replay: { line: count },
    restart: { line: count },
  }),
);

const rule: Check<RuleIr> = object<RuleIr>({
  name: text,
  on: tagged<RuleIr['on'], 'on'>(
    'on',
    (): CasesOf<RuleIr['on'], 'on'> => ({
      event: { event: text, slot: optional(text) },
      change: { of: expression },
      turn: {},
    }),
  ),
  when: optional(expression),
  body: list(statement),
});

const deck: Check<DeckIr> = object<DeckIr>({
  was,
  title: optional(text),
  draws: oneOf<DrawStrategyIr>({ weighted: true, first: true, best: true, leastSeen: true, shuffle: true }),
  withoutReplacement: optional(only(true)),
  reshuffles: optional(only(true)),
  bias: optional(object({ slot: text, value: expression })),
  cards: list(
    object<CardIr>({
      name: text,
      was: optional(text),
      title: optional(text),
      scene: text,
      when: optional(expression),
      weight: optional(expression),
      payoff: optional(text),
    }),
  ),
});

const program: Check<ProgramIr> = object<ProgramIr>({
  ir: only(1),
  pack: object({ name: text, title: text, version: text }),
  start: text,
  seats: optional(seats),
  schema,
  functions: dictionary(object<FunctionIr>({ parameters: list(parameter), value: expression })),
  actions: dictionary(action),
  scenes: dictionary(scene),
  decks: optional(dictionary(deck)),
  rules: optional(list(rule)),
  missions: optional(list(mission)),
  directors: optional(list(director)),
  externs: optional(
    dictionary(
      object<ExternIr>({
        parameters: list(object<ExternIr['parameters'][number]>({ name: text, type })),
        result: optional(type),
        effect: optional(oneOf<NonNullable<ExternIr['effect']>>({ read: true, write: true, pay: true, send: true })),
        asks: optional(oneOf<NonNullable<ExternIr['asks']>>({ prompt: true, model: true, intent: true })),
        fallback: optional(text),
        requires: optional(list(text)),
      }),
    ),
  ),
  queries: optional(dictionary(query)),
  leadsTo: optional(leadsTo),
  experimental: optional(experimental),
  moved: optional(object<MovedPolicyIr>({ to: only('nearest'), note: optional(text) })),
  releases: optional(list(text)),
  tests: list(object<TestIr>({ title: text, file: text, line: count, steps: list(step) })),
  projection: optional(projection),
});

/** The value as a program, if it has the form of one; whether its names lead anywhere is for the linker. */
export function shapeProgram(part: string, value: unknown, maxDepth: number): Result<ProgramIr, BundleError> {
  return shaped(program, part, value, maxDepth);
}

export function shaped<T>(check: Check<T>, part: string, value: unknown, maxDepth: number): Result<T, BundleError> {
  const walk: Walk = { depth: 0, maxDepth, wanted: '', way: [] };
  if (accepts(check, value, walk)) return succeed(value);
  const where = `${part}#${walk.way.reverse().map(pointerStep).join('')}`;
  return fail('invalid', where, `Expected ${walk.wanted}.`);
}

function accepts<T>(check: Check<T>, value: unknown, walk: Walk): value is T {
  return check.accepts(value, walk);
}
