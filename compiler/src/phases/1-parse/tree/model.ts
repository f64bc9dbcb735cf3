import type { DeclarationBase, Parameter } from './declaration.js';
import type { Argument, CallExpression, Expression, TextLiteral } from './expression.js';
import type { Name, Node, Path } from './node.js';
import type { PromptText } from './prose.js';
import type { LogicBlock } from './statement.js';
import type { Type } from './type.js';

/** `provider fast: openai { model "gpt-5-mini", key env OPENAI_API_KEY }`, `provider voice: by profile { test: script }`. */
export interface ProviderDeclaration extends DeclarationBase {
  readonly kind: 'provider';
  /** What talks to it: `openai`, `render.http`. Undefined where a profile chooses among others. */
  readonly adapter: Path | undefined;
  readonly settings: readonly ProviderSetting[];
  /** `trusted for sensitive`: what may be sent to it, in the pack's own words. */
  readonly trusted: readonly Path[];
  readonly profiles: readonly ProfileChoice[];
}
/** `url "…"`, `key env X`, `size 320, 180`, `wants first_frame`. What it means is the adapter's. */
export interface ProviderSetting extends Node {
  readonly kind: 'providerSetting';
  readonly name: Name;
  /** `env X`: read from the environment of the process that plays. */
  readonly environment: Name | undefined;
  readonly values: readonly Expression[];
}
/** `production: fast`; without a profile it is `else`. */
export interface ProfileChoice extends Node {
  readonly kind: 'profileChoice';
  readonly profile: Name | undefined;
  readonly provider: Path;
}

/** `model frame: onnx "models/frame.onnx" { input … output … }`. */
export interface ModelDeclaration extends DeclarationBase {
  readonly kind: 'model';
  readonly format: Name;
  readonly file: TextLiteral;
  readonly inputs: readonly ModelPort[];
  readonly outputs: readonly ModelPort[];
  readonly budget: Expression | undefined;
  readonly fallback: Expression | undefined;
}
export interface ModelPort extends Node {
  readonly kind: 'modelPort';
  readonly name: Name;
  readonly type: Type;
}

/** `context talk(who: Person) tokens 1200 { stable … fresh … cut … }`. */
export interface ContextDeclaration extends DeclarationBase {
  readonly kind: 'context';
  readonly parameters: readonly Parameter[];
  readonly tokens: Expression | undefined;
  readonly parts: readonly ContextPart[];
  /** What gives way first. */
  readonly cut: readonly Name[];
}
export interface ContextPart extends Node {
  readonly kind: 'contextPart';
  readonly name: Name;
  /** The same bytes from turn to turn. */
  readonly stable: boolean;
  readonly tokens: Expression | undefined;
  readonly source: PromptSource;
}
/** Text in braces, a template file, or a value. */
export type PromptSource =
  | PromptText
  | (Node & { readonly kind: 'promptFile'; readonly file: TextLiteral })
  | (Node & { readonly kind: 'promptValue'; readonly value: Expression });

/** `prompt reply(who: Person, said: text) -> Reply { … }`. */
export interface PromptDeclaration extends DeclarationBase {
  readonly kind: 'prompt';
  readonly parameters: readonly Parameter[];
  readonly result: Type | undefined;
  readonly routes: readonly Route[];
  readonly budget: PromptBudget | undefined;
  readonly fallback: Expression | undefined;
  readonly contexts: readonly CallExpression[];
  readonly tools: readonly ToolGroup[];
  readonly requires: readonly AnswerRequirement[];
  readonly texts: readonly PromptPart[];
  readonly late: LateAnswer | undefined;
  readonly seed: Expression | undefined;
  readonly screened: Path | undefined;
  readonly rights: TextLiteral | undefined;
  readonly streams: boolean;
}
export type RouteKind = 'plain' | 'shadow' | 'then' | 'else' | 'on';
/** `voice 90%`, `shadow trial`, `then deep when c`, `else home`, `on failure home`. */
export interface Route extends Node {
  readonly kind: 'route';
  readonly mode: RouteKind;
  /** What has happened, of `on`. */
  readonly event: Name | undefined;
  /** Undefined for `on unsafe_prompt none`: nobody is asked then. */
  readonly provider: Path | undefined;
  /** Of a hundred sessions. */
  readonly share: Expression | undefined;
  readonly when: Expression | undefined;
}
/** `budget 2s, 0.002 usd overflow background`. */
export interface PromptBudget extends Node {
  readonly kind: 'promptBudget';
  readonly time: Expression | undefined;
  readonly cost: Expression | undefined;
  readonly overflow: Name | undefined;
}
/** `look_around, search at most 2`: together so many calls. */
export interface ToolGroup extends Node {
  readonly kind: 'toolGroup';
  readonly tools: readonly Path[];
  readonly most: Expression | undefined;
}
/** `require not speaks_for(player, it.text) else repair`. */
export interface AnswerRequirement extends Node {
  readonly kind: 'answerRequirement';
  readonly condition: Expression;
  readonly otherwise: 'repair' | 'cut' | 'fallback';
}
export interface PromptPart extends Node {
  readonly kind: 'promptPart';
  readonly role: 'system' | 'user';
  readonly source: PromptSource;
}
/** `late (r) { … }`. */
export interface LateAnswer extends Node {
  readonly kind: 'lateAnswer';
  readonly binder: Name;
  readonly body: LogicBlock;
}

/** `memory notes of Person private { lexical vector by embed dims 64, full decay half_life 30d keep 365d }`. */
export interface MemoryDeclaration extends DeclarationBase {
  readonly kind: 'memory';
  /** A kind, or `campaign`. */
  readonly of: Path;
  readonly private: boolean;
  readonly lexical: boolean;
  readonly vector: MemoryVector | undefined;
  readonly halfLife: Expression | undefined;
  readonly keep: Expression | undefined;
}
export interface MemoryVector extends Node {
  readonly kind: 'memoryVector';
  readonly model: Path;
  readonly dimensions: readonly Expression[];
  /** `full`: all that the model gives. */
  readonly full: boolean;
}

/** `ask reply(mara, said)`. */
export interface AskExpression extends Node {
  readonly kind: 'ask';
  readonly prompt: Path;
  readonly arguments: readonly Argument[];
}
/** `infer frame(pairs: p)`. */
export interface InferExpression extends Node {
  readonly kind: 'infer';
  readonly model: Path;
  readonly arguments: readonly Argument[];
}

/**
 * `interpret said { intent apologise "the player says sorry" { … } otherwise { … } }`: which of the intents a text has. It is
 * the subject of a `match` over their names, so that its arms are arms as all others.
 */
export interface InterpretExpression extends Node {
  readonly kind: 'interpret';
  readonly said: Expression;
  readonly intents: readonly Intent[];
}
export interface Intent extends Node {
  readonly kind: 'intent';
  readonly name: Name;
  readonly gloss: TextLiteral;
}
/** `remember notes of mara "{e.what}" weight 0.8`. */
export interface RememberStatement extends Node {
  readonly kind: 'remember';
  readonly memory: Path;
  readonly owner: Expression | undefined;
  readonly text: Expression;
  readonly weight: Expression | undefined;
}
