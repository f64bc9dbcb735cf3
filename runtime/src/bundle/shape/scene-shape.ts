import type { HearIr, OpIr, ParameterIr, SceneIr, SequenceStrategy, TagIr } from '../ir/index.js';
import { audience, choices } from './audience-shape.js';
import {
  type CasesOf,
  type Check,
  dictionary,
  either,
  figure,
  list,
  object,
  oneOf,
  only,
  optional,
  tagged,
  text,
  truth,
  wholeNumber,
} from './check.js';
import { act, count, expression, outcome, pattern, statement, strategies, template, type } from './logic-shape.js';

/** An index into the code; whether it lies inside is for the linker. */
const target = count;

const tag: Check<TagIr> = object<TagIr>({ name: text, value: optional(text), of: optional(expression) });

const hear: Check<HearIr> = object<HearIr>({
  slot: text,
  max: wholeNumber(1, 1_000_000),
  personal: truth,
  each: optional(only(true)),
  window: optional(expression),
});

export const parameter: Check<ParameterIr> = object<ParameterIr>({
  name: text,
  slot: text,
  type,
  default: optional(expression),
});

type OpOf<Name extends OpIr['op']> = Extract<OpIr, { readonly op: Name }>;
type MatchArmIr = OpOf<'match'>['arms'][number];
type OutcomeArmIr = OpOf<'act'>['arms'][number];
type PickItemIr = OpOf<'pick'>['items'][number];

const code: Check<OpIr> = tagged<OpIr, 'op'>(
  'op',
  (): CasesOf<OpIr, 'op'> => ({
    say: {
      id: text,
      speaker: optional(expression),
      text: template,
      tags: optional(list(tag)),
      glueBefore: optional(only(true)),
      glueAfter: optional(only(true)),
    },
    stage: { tags: list(tag) },
    label: { id: text, name: text },
    do: { do: statement },
    jump: { to: target },
    branch: { condition: expression, else: target },
    match: {
      subject: expression,
      arms: list(object<MatchArmIr>({ patterns: list(pattern), guard: optional(expression), to: target })),
      else: target,
    },
    act: { act, arms: list(object<OutcomeArmIr>({ outcome, to: target })), else: target },
    for: {
      id: text,
      slot: text,
      index: optional(text),
      source: expression,
      condition: optional(expression),
      end: target,
    },
    again: { for: text, to: target },
    pick: {
      id: text,
      strategy: oneOf<SequenceStrategy | 'first'>({ ...strategies, first: true }),
      items: list(object<PickItemIr>({ guard: optional(expression), once: optional(text), to: target })),
      else: target,
    },
    once: { id: text, else: target },
    audience: { to: audience, each: optional(only(true)) },
    endAudience: {},
    point: { id: text, await: target },
    offer: {
      id: text,
      sticky: truth,
      guard: optional(expression),
      label: template,
      echo: optional(template),
      shownElse: optional(template),
      keys: optional(list(text)),
      hear: optional(hear),
      tags: optional(list(tag)),
      to: target,
    },
    fallback: { id: text, guard: optional(expression), sticky: truth, to: target },
    offerScene: { id: text, scene: text, keys: optional(list(text)), to: target },
    offerCards: { id: text, deck: text, slot: text, keys: optional(list(text)), to: target },
    await: { id: text },
    gather: { id: text },
    hear: { id: text, hear },
    divert: {
      id: text,
      scene: either(text, expression),
      label: optional(text),
      arguments: list(expression),
      run: optional(only(true)),
      else: optional(target),
    },
    visit: { id: text, scene: either(text, expression), label: optional(text), arguments: list(expression) },
    draw: { id: text, deck: text, slot: optional(text), card: optional(text) },
    best: { id: text, deck: text, run: optional(only(true)), else: optional(target) },
    back: {},
    end: {},
    exit: {},
  }),
);

export const scene: Check<SceneIr> = object<SceneIr>({
  name: text,
  title: optional(template),
  parameters: list(parameter),
  cast: list(text),
  at: optional(text),
  mass: optional(figure),
  opens: optional(expression),
  choices: optional(choices),
  tags: list(tag),
  slots: optional(dictionary(type)),
  was: optional(text),
  code: list(code),
});
