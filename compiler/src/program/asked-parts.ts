import type { ContextIr, ExternIr, FunctionIr, MemoryIr, ModelIr, PromptIr, ProviderIr } from '@fabula/runtime/bundle';
import { type CheckedDeclaration, classifier } from '../phases/3-check/index.js';

interface AskedIr {
  readonly providers: { [name: string]: ProviderIr };
  readonly models: { [name: string]: ModelIr };
  readonly contexts: { [name: string]: ContextIr };
  readonly prompts: { [name: string]: PromptIr };
  readonly memories: { [name: string]: MemoryIr };
}

/** What a program has for models, as its declarations are gone through. */
export class AskedParts {
  readonly ir: AskedIr = { providers: {}, models: {}, contexts: {}, prompts: {}, memories: {} };
  #interprets = false;

  take({ provider, model, context, prompt, memory, uses }: CheckedDeclaration): void {
    if (provider) this.ir.providers[provider.symbol.id] = provider.ir;
    if (model) this.ir.models[model.symbol.id] = model.ir;
    if (context) this.ir.contexts[context.symbol.id] = context.ir;
    if (prompt) this.ir.prompts[prompt.symbol.id] = prompt.ir;
    if (memory) this.ir.memories[memory.symbol.id] = memory.ir;
    this.#interprets ||= uses.reads.has('builtin:interpret');
  }

  /** What a text is meant as is asked under one name; where nobody knows, it is none of the intents. */
  addClassifier(externs: Map<string, ExternIr>, functions: Map<string, FunctionIr>): void {
    if (!this.#interprets) return;
    const text = { type: 'text' } as const;
    const intents = { type: 'map', key: text, value: text } as const;
    const parameters = [
      { name: 'said', type: text },
      { name: 'intents', type: intents },
    ] as const;
    externs.set(classifier, { parameters, result: text, asks: 'intent', fallback: classifier });
    functions.set(classifier, {
      parameters: parameters.map((each) => ({ ...each, slot: each.name })),
      value: { op: 'const', value: '' },
    });
  }
}
