import type { ExprIr } from './expression.js';
import type { ParameterIr } from './scene.js';
import type { StatementIr } from './statement.js';
import type { TextIr } from './text.js';
import type { TypeIr } from './type.js';
import type { Json } from './value.js';

/** Who talks to a model, and with what settings; or which provider a profile chooses. */
export interface ProviderIr {
  /** `openai`, `render.http`; absent where a profile chooses. */
  readonly adapter?: string;
  readonly settings: {
    readonly [name: string]: { readonly value: Json } | { readonly env: string };
  };
  /** What may be sent to it, in the pack's own words. */
  readonly trusted?: readonly string[];
  /** In the order written; the one without a profile is for all others. */
  readonly profiles?: readonly { readonly profile?: string; readonly provider: string }[];
}

/** A model of its own file. */
export interface ModelIr {
  readonly format: string;
  readonly file: string;
  readonly inputs: readonly ModelPortIr[];
  readonly outputs: readonly ModelPortIr[];
  /** Milliseconds. */
  readonly budget?: number;
}
export interface ModelPortIr {
  readonly name: string;
  readonly type: TypeIr;
  /** The sizes of a tensor; a name is one that is not fixed. */
  readonly shape?: readonly (number | string)[];
}

/** What goes with a prompt. */
export interface ContextIr {
  readonly parameters: readonly ParameterIr[];
  readonly tokens?: ExprIr;
  readonly parts: readonly ContextPartIr[];
  /** What gives way first. */
  readonly cut: readonly string[];
}
export interface ContextPartIr {
  readonly name: string;
  /** The same bytes from turn to turn. */
  readonly stable?: true;
  readonly tokens?: number;
  readonly text: TextIr;
}

/**
 * A typed request to a model. What it is asked with, what answers in its place and what an answer must be are the
 * program's `externs` and `functions` of its name.
 */
export interface PromptIr {
  readonly parameters: readonly ParameterIr[];
  readonly result: TypeIr;
  readonly routes: readonly RouteIr[];
  readonly budget?: PromptBudgetIr;
  readonly contexts: readonly PromptContextIr[];
  readonly tools?: readonly ToolGroupIr[];
  readonly texts: readonly { readonly role: 'system' | 'user'; readonly text: TextIr }[];
  /** What is done with an answer that comes after its budget. */
  readonly late?: { readonly slot: string; readonly body: readonly StatementIr[] };
  readonly seed?: ExprIr;
  readonly screened?: string;
  readonly rights?: string;
  readonly streams?: true;
}
export interface RouteIr {
  readonly mode: 'plain' | 'shadow' | 'then' | 'else' | 'on';
  /** What has happened, of `on`. */
  readonly on?: string;
  /** Absent: nobody is asked. */
  readonly provider?: string;
  /** Of a hundred. */
  readonly share?: number;
  readonly when?: ExprIr;
}
export interface PromptBudgetIr {
  readonly milliseconds?: number;
  readonly cost?: { readonly amount: string; readonly unit: string };
  readonly overflow?: 'background' | 'drop';
}
export interface PromptContextIr {
  readonly context: string;
  readonly arguments: readonly ExprIr[];
}
export interface ToolGroupIr {
  readonly tools: readonly string[];
  /** How often all of them together. */
  readonly most?: number;
}

/** How what is remembered is searched and kept. What it holds is a field of `of`. */
export interface MemoryIr {
  /** A kind, or `campaign`. */
  readonly of: string;
  readonly private?: true;
  readonly lexical?: true;
  readonly vector?: { readonly model: string; readonly dimensions: readonly number[]; readonly full?: true };
  /** Milliseconds. */
  readonly halfLife?: number;
  readonly keep?: number;
}
