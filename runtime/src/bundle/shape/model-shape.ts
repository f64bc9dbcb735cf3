import type {
  ContextIr,
  ContextPartIr,
  MemoryIr,
  ModelIr,
  ModelPortIr,
  PromptBudgetIr,
  PromptContextIr,
  PromptIr,
  ProviderIr,
  RouteIr,
  ToolGroupIr,
} from '../ir/index.js';
import { type Check, dictionary, either, figure, list, object, oneOf, only, optional, text } from './check.js';
import { count, expression, statement, template, type } from './logic-shape.js';
import { parameter } from './scene-shape.js';
import { constant } from './value-shape.js';

type Setting = ProviderIr['settings'][string];

export const provider: Check<ProviderIr> = object<ProviderIr>({
  adapter: optional(text),
  settings: dictionary<Setting>(
    either(
      object<Extract<Setting, { value: unknown }>>({ value: constant }),
      object<Extract<Setting, { env: string }>>({ env: text }),
    ),
  ),
  trusted: optional(list(text)),
  profiles: optional(
    list(object<NonNullable<ProviderIr['profiles']>[number]>({ profile: optional(text), provider: text })),
  ),
});

const port: Check<ModelPortIr> = object<ModelPortIr>({
  name: text,
  type,
  shape: optional(list<number | string>(either(count, text))),
});

export const model: Check<ModelIr> = object<ModelIr>({
  format: text,
  file: text,
  inputs: list(port),
  outputs: list(port),
  budget: optional(count),
});

export const context: Check<ContextIr> = object<ContextIr>({
  parameters: list(parameter),
  tokens: optional(expression),
  parts: list(
    object<ContextPartIr>({ name: text, stable: optional(only(true)), tokens: optional(count), text: template }),
  ),
  cut: list(text),
});

export const prompt: Check<PromptIr> = object<PromptIr>({
  parameters: list(parameter),
  result: type,
  routes: list(
    object<RouteIr>({
      mode: oneOf<RouteIr['mode']>({ plain: true, shadow: true, then: true, else: true, on: true }),
      on: optional(text),
      provider: optional(text),
      share: optional(figure),
      when: optional(expression),
    }),
  ),
  budget: optional(
    object<PromptBudgetIr>({
      milliseconds: optional(count),
      cost: optional(object<NonNullable<PromptBudgetIr['cost']>>({ amount: text, unit: text })),
      overflow: optional(oneOf<NonNullable<PromptBudgetIr['overflow']>>({ background: true, drop: true })),
    }),
  ),
  contexts: list(object<PromptContextIr>({ context: text, arguments: list(expression) })),
  tools: optional(list(object<ToolGroupIr>({ tools: list(text), most: optional(count) }))),
  texts: list(
    object<PromptIr['texts'][number]>({ role: oneOf<'system' | 'user'>({ system: true, user: true }), text: template }),
  ),
  late: optional(object<NonNullable<PromptIr['late']>>({ slot: text, body: list(statement) })),
  seed: optional(expression),
  screened: optional(text),
  rights: optional(text),
  streams: optional(only(true)),
});

export const memory: Check<MemoryIr> = object<MemoryIr>({
  of: text,
  private: optional(only(true)),
  lexical: optional(only(true)),
  vector: optional(
    object<NonNullable<MemoryIr['vector']>>({ model: text, dimensions: list(count), full: optional(only(true)) }),
  ),
  halfLife: optional(count),
  keep: optional(count),
});
