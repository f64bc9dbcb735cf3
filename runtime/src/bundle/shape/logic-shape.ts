import type {
  ActArmIr,
  ActIr,
  ArgumentIr,
  BinaryIr,
  BuiltinIr,
  CaseIr,
  ExprArmIr,
  ExprIr,
  FieldIr,
  FormatIr,
  KeepIr,
  KeyedArmIr,
  MissionStepIr,
  OutcomeIr,
  PartIr,
  PatternIr,
  SceneFieldIr,
  SequenceStrategy,
  StatementArmIr,
  StatementIr,
  TargetIr,
  TextIr,
  TypeIr,
  UnaryIr,
} from '../ir/index.js';
import {
  type CasesOf,
  type Check,
  dictionary,
  either,
  figure,
  later,
  list,
  nothing,
  object,
  oneOf,
  only,
  optional,
  pair,
  tagged,
  text,
  truth,
  wholeNumber,
} from './check.js';
import { constant } from './value-shape.js';

/*
 * Types, expressions, statements and texts hold each other, so their checks stand in one file: four files would import
 * each other in a circle.
 */

/** Digits after the point. Rescaling multiplies by ten to that power, so it must be small. */
export const scale = wholeNumber(0, 18);
export const count = wholeNumber(0, Number.MAX_SAFE_INTEGER);

export const type: Check<TypeIr> = tagged<TypeIr, 'type'>(
  'type',
  (): CasesOf<TypeIr, 'type'> => ({
    bool: {},
    int: { low: optional(figure), high: optional(figure), clamped: optional(only(true)) },
    float: { low: optional(figure), high: optional(figure), clamped: optional(only(true)) },
    decimal: { scale, low: optional(figure), high: optional(figure), clamped: optional(only(true)) },
    amount: { resource: text },
    text: { max: optional(count), matches: optional(text) },
    duration: {},
    instant: {},
    dice: {},
    enum: { enum: text },
    record: { fields: list(field) },
    variant: { cases: list(variantCase) },
    ref: { kinds: list(text), has: list(text) },
    scene: {},
    list: { of: type, least: optional(count), most: optional(count) },
    set: { of: type },
    map: { key: type, value: type },
    optional: { of: type },
  }),
);

export const field: Check<FieldIr> = object<FieldIr>({
  name: text,
  type,
  default: optional(later(() => expression)),
  personal: optional(only(true)),
  private: optional(only(true)),
  secret: optional(only(true)),
  was: optional(text),
  keep: optional(later(() => keep)),
});

export const keep: Check<KeepIr> = either(
  object<Extract<KeepIr, { after: number }>>({ after: wholeNumber(0, Number.MAX_SAFE_INTEGER) }),
  object<Extract<KeepIr, { by: string }>>({ by: text, times: dictionary(wholeNumber(0, Number.MAX_SAFE_INTEGER)) }),
);

export const variantCase: Check<CaseIr> = object<CaseIr>({ name: text, was: optional(text), fields: list(field) });

const missionStep = oneOf<MissionStepIr>({ active: true, open: true, done: true, failed: true, full: true });

export const expression: Check<ExprIr> = tagged<ExprIr, 'op'>(
  'op',
  (): CasesOf<ExprIr, 'op'> => ({
    const: { value: constant },
    local: { slot: text },
    state: { scope: oneOf<'world' | 'campaign' | 'config'>({ world: true, campaign: true, config: true }), name: text },
    player: {},
    field: { of: expression, field: text, component: optional(text) },
    edge: { relation: text, from: expression, to: expression, field: text },
    linked: { relation: text, from: expression, to: expression },
    one: { relation: text, of: expression, end: oneOf<'from' | 'to'>({ from: true, to: true }) },
    leadField: { lead: expression, field: text },
    get: { of: expression, name: text },
    at: { of: expression, index: expression },
    unary: { operator: unaryOperator, of: expression },
    binary: { operator: binaryOperator, left: expression, right: expression },
    and: { left: expression, right: expression },
    or: { left: expression, right: expression },
    if: { condition: expression, then: expression, else: expression },
    match: { subject: expression, arms: list(expressionArm) },
    block: { do: list(statement), value: expression },
    list: { items: list(expression) },
    set: { items: list(expression) },
    map: { entries: list(pair(expression, expression)) },
    record: { fields: dictionary(expression) },
    variant: { case: text, fields: dictionary(expression) },
    each: { slot: text, source: expression, condition: optional(expression), value: expression },
    range: { low: expression, high: expression, openEnd: truth },
    call: { function: text, arguments: list(expression) },
    extern: { function: text, arguments: list(expression) },
    query: { query: text, arguments: list(expression) },
    sceneField: {
      of: expression,
      field: oneOf<SceneFieldIr>({ place: true, cast: true, mass: true, opens: true, visits: true }),
    },
    builtin: { name: builtin, arguments: list(expression) },
    has: { of: expression, components: list(text) },
    isKind: { of: expression, kinds: list(text) },
    all: { kind: text },
    visits: { place: text },
    turnsSince: { place: text },
    turns: {},
    players: { role: optional(text) },
    choices: {},
    now: {},
    pursue: { site: text, goal: text, arguments: list(expression) },
    run: { site: text, workflow: text, arguments: list(expression) },
    mission: { mission: text, part: optional(text), is: missionStep },
    title: { of: expression },
    text: { text: template },
    roll: { site: text, of: expression },
    random: { site: text, low: expression, high: expression },
    act: { act },
    new: { site: text, kind: text, title: optional(template), fields: dictionary(expression), because },
    saturate: { of: expression, low: optional(figure), high: optional(figure), clamped: truth, site: text },
    limit: { of: expression, max: count, site: text },
    toFloat: { of: expression },
    rescale: { of: expression, from: scale, to: scale },
  }),
);

export const pattern: Check<PatternIr> = tagged<PatternIr, 'match'>(
  'match',
  (): CasesOf<PatternIr, 'match'> => ({
    any: {},
    bind: { slot: text },
    value: { value: constant },
    range: { low: figure, high: figure, openEnd: truth },
    case: { case: text, fields: dictionary(pattern) },
    fields: { fields: dictionary(pattern) },
  }),
);

const expressionArm: Check<ExprArmIr> = later(() =>
  object<ExprArmIr>({ patterns: list(pattern), guard: optional(expression), value: expression }),
);

const unaryOperator = oneOf<UnaryIr>({ not: true, 'int.neg': true, 'float.neg': true, 'big.neg': true });

const binaryOperator = oneOf<BinaryIr>({
  'int.add': true,
  'int.sub': true,
  'int.mul': true,
  'int.div': true,
  'int.mod': true,
  'float.add': true,
  'float.sub': true,
  'float.mul': true,
  'float.div': true,
  'float.mod': true,
  'big.add': true,
  'big.sub': true,
  'big.mulInt': true,
  'big.div': true,
  'text.add': true,
  'list.add': true,
  'set.add': true,
  'set.remove': true,
  'set.union': true,
  'set.minus': true,
  'list.push': true,
  'map.remove': true,
  'list.remove': true,
  eq: true,
  ne: true,
  lt: true,
  le: true,
  gt: true,
  ge: true,
  'text.lt': true,
  'text.le': true,
  'text.gt': true,
  'text.ge': true,
  'list.has': true,
  'set.has': true,
  'map.has': true,
  'text.contains': true,
});

const builtin = oneOf<BuiltinIr>({
  min: true,
  max: true,
  abs: true,
  clamp: true,
  floor: true,
  ceil: true,
  round: true,
  sqrt: true,
  length: true,
  get: true,
  keys: true,
  values: true,
  sum: true,
  first: true,
  last: true,
  take: true,
  reverse: true,
  join: true,
  lower: true,
  upper: true,
  ordinal: true,
  next: true,
  previous: true,
  toText: true,
  datePart: true,
  remember: true,
  recall: true,
  transcript: true,
});

const target: Check<TargetIr> = tagged<TargetIr, 'target'>(
  'target',
  (): CasesOf<TargetIr, 'target'> => ({
    local: { slot: text },
    state: { scope: oneOf<'world' | 'campaign'>({ world: true, campaign: true }), name: text },
    field: { of: expression, field: text, component: optional(text) },
    edge: { relation: text, from: expression, to: expression, field: text },
    part: { in: target, name: text },
    element: { in: target, index: expression },
  }),
);

export const act: Check<ActIr> = later(() => object<ActIr>({ site: text, action: text, arguments: list(expression) }));

export const outcome: Check<OutcomeIr> = tagged<OutcomeIr, 'on'>(
  'on',
  (): CasesOf<OutcomeIr, 'on'> => ({
    result: { patterns: list(pattern), guard: optional(expression) },
    refusal: { refusals: list(text) },
    otherwise: {},
  }),
);

const body: Check<readonly StatementIr[]> = later(() => list(statement));

const actArm: Check<ActArmIr> = object<ActArmIr>({ outcome, body });

const because = optional(later(() => expression));

const statementArm: Check<StatementArmIr> = later(() =>
  object<StatementArmIr>({ patterns: list(pattern), guard: optional(expression), body }),
);

export const statement: Check<StatementIr> = tagged<StatementIr, 'do'>(
  'do',
  (): CasesOf<StatementIr, 'do'> => ({
    let: { slot: text, value: expression, personal: optional(only(true)) },
    set: { id: text, to: target, value: expression, personal: optional(only(true)), because },
    if: { condition: expression, then: body, else: body },
    match: { subject: expression, arms: list(statementArm) },
    for: { slot: text, index: optional(text), source: expression, condition: optional(expression), body },
    transfer: { id: text, resource: text, amount: expression, from: target, to: target, because },
    issue: { id: text, resource: text, amount: expression, to: target, because },
    retire: { id: text, entity: expression, because },
    link: { id: text, relation: text, from: expression, to: expression, fields: dictionary(expression), because },
    unlink: { id: text, relation: text, from: expression, to: expression, because },
    grant: { id: text, component: text, fields: dictionary(expression), to: expression, because },
    revoke: { id: text, component: text, from: expression, because },
    emit: { id: text, event: text, fields: dictionary(expression) },
    act: { act, arms: list(actArm) },
    run: { id: text, workflow: text, arguments: list(expression) },
    advance: { id: text, by: expression },
    checkpoint: { id: text, label: expression },
    evaluate: { id: text, value: expression },
    return: { value: optional(expression) },
    refuse: { refusal: text },
  }),
);

type HoleIr = Exclude<PartIr, string>;

/** An index into the text's arguments; whether one is there is for the linker. */
const index = wholeNumber(0, 10_000);

const hole: Check<HoleIr> = tagged<HoleIr, 'part'>(
  'part',
  (): CasesOf<HoleIr, 'part'> => ({
    value: { argument: index },
    pick: { argument: index, arms: list(list(part)) },
    plural: { argument: index, arms: list(keyedArm) },
    select: { argument: index, arms: list(keyedArm) },
    list: { argument: index },
    markup: { name: text, attributes: dictionary(index), text: optional(list(part)) },
  }),
);

export const part: Check<PartIr> = either(text, hole);

const keyedArm: Check<KeyedArmIr> = object<KeyedArmIr>({ key: text, text: list(part) });

export const strategies = {
  cycle: true,
  once: true,
  stop: true,
  shuffle: true,
  'shuffle once': true,
} as const satisfies { readonly [Name in SequenceStrategy]: true };

const strategy = oneOf<SequenceStrategy>(strategies);

const argument: Check<ArgumentIr> = tagged<ArgumentIr, 'argument'>(
  'argument',
  (): CasesOf<ArgumentIr, 'argument'> => ({
    value: { of: expression, format },
    if: { conditions: list(either(nothing, expression)) },
    sequence: { site: text, strategy, count: wholeNumber(1, 10_000) },
  }),
);

const format: Check<FormatIr> = tagged<FormatIr, 'as'>(
  'as',
  (): CasesOf<FormatIr, 'as'> => ({
    text: {},
    int: {},
    float: {},
    bool: {},
    duration: { style: optional(only('rough')) },
    instant: { style: optional(oneOf<'long' | 'short' | 'time'>({ long: true, short: true, time: true })) },
    dice: {},
    decimal: { scale },
    amount: { resource: text },
    enum: { enum: text },
    title: {},
    list: { of: format },
    data: {},
  }),
);

export const template: Check<TextIr> = later(() => object<TextIr>({ template: list(part), arguments: list(argument) }));
