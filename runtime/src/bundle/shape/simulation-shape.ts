import type {
  AgentsIr,
  ClaimIr,
  ContentionIr,
  DecisionIr,
  ExperimentIr,
  GoalBeatIr,
  GoalIr,
  PerceptionIr,
  PopulationIr,
  SeenFieldIr,
  SimulationActIr,
  SimulationIr,
} from '../ir/index.js';
import { action } from './action-shape.js';
import { type CasesOf, type Check, dictionary, figure, list, object, oneOf, optional, tagged, text } from './check.js';
import { expression, statement, template } from './logic-shape.js';
import { parameter } from './scene-shape.js';

const population: Check<PopulationIr> = object<PopulationIr>({
  kind: text,
  count: expression,
  title: optional(expression),
  fields: dictionary(expression),
  edges: list(object({ relation: text, to: expression })),
});

const act: Check<SimulationActIr> = object<SimulationActIr>({ action: text, arguments: list(expression) });

const decision: Check<DecisionIr> = tagged<DecisionIr, 'by'>(
  'by',
  (): CasesOf<DecisionIr, 'by'> => ({
    rule: { when: optional(expression), act },
    ask: { ask: expression, deadline: optional(expression) },
  }),
);

const seen: Check<SeenFieldIr> = object<SeenFieldIr>({ field: text, rounded: optional(expression) });

const perception: Check<PerceptionIr> = object<PerceptionIr>({
  hops: expression,
  relation: text,
  kinds: list(object({ as: text, kind: text, fields: list(seen) })),
  self: optional(list(seen)),
  events: list(object({ event: text, last: expression })),
});

const agents: Check<AgentsIr> = object<AgentsIr>({
  kind: text,
  placed: optional(text),
  perceives: list(perception),
  decisions: list(decision),
  most: optional(expression),
});

const contention: Check<ContentionIr> = object<ContentionIr>({
  action: optional(text),
  kind: text,
  field: text,
  share: oneOf<ContentionIr['share']>({ pro_rata: true, first_come: true, auction: true, all_or_none: true }),
});

export const simulation: Check<SimulationIr> = object<SimulationIr>({
  name: text,
  title: optional(text),
  seed: optional(expression),
  tick: optional(expression),
  phases: list(text),
  deadlines: list(object({ phase: text, limit: expression })),
  snapshot: optional(expression),
  populations: list(population),
  agents: list(agents),
  steps: list(object({ phase: text, body: list(statement) })),
  actions: dictionary(action),
  contentions: list(contention),
  invariants: list(
    object({ name: text, holds: expression, otherwise: oneOf<'halt' | 'observe'>({ halt: true, observe: true }) }),
  ),
  stops: list(object<SimulationIr['stops'][number]>({ name: optional(text), when: expression })),
  measures: list(
    object<SimulationIr['measures'][number]>({ name: text, value: expression, every: optional(expression) }),
  ),
  report: optional(text),
});

const claim: Check<ClaimIr> = tagged<ClaimIr, 'claim'>(
  'claim',
  (): CasesOf<ClaimIr, 'claim'> => ({
    always: { holds: expression },
    eventually: { holds: expression },
    witnessed: { text, cue: optional(expression) },
  }),
);

const beat: Check<GoalBeatIr> = object<GoalBeatIr>({
  name: text,
  title: optional(text),
  after: list(text),
  act,
  shot: optional(template),
});

const need = oneOf<'required' | 'optional'>({ required: true, optional: true });

export const goal: Check<GoalIr> = object<GoalIr>({
  name: text,
  title: optional(text),
  simulation: text,
  parameters: list(parameter),
  given: list(expression),
  within: expression,
  initial: list(object({ slot: text, value: expression })),
  claims: list(claim),
  beats: list(beat),
  evidence: object<GoalIr['evidence']>({ solver: need, observer: need, judge: optional(text) }),
});

export const experiment: Check<ExperimentIr> = object<ExperimentIr>({
  name: text,
  title: optional(text),
  simulation: optional(text),
  goal: optional(text),
  seeds: object({ low: figure, high: figure }),
  arms: list(object({ name: text, config: dictionary(expression) })),
  compares: list(text),
});
