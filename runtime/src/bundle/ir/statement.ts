import type { ExprIr, PatternIr } from './expression.js';

/** Where a value is written. */
export type TargetIr =
  | { readonly target: 'local'; readonly slot: string }
  | { readonly target: 'state'; readonly scope: 'world' | 'campaign'; readonly name: string }
  | { readonly target: 'field'; readonly of: ExprIr; readonly field: string; readonly component?: string }
  /** Writing creates the edge. */
  | {
      readonly target: 'edge';
      readonly relation: string;
      readonly from: ExprIr;
      readonly to: ExprIr;
      readonly field: string;
    }
  /** A part of a record, list or map held in another target. */
  | { readonly target: 'part'; readonly in: TargetIr; readonly name: string }
  | { readonly target: 'element'; readonly in: TargetIr; readonly index: ExprIr };

/** A call of an action. `site` names the call for chance and events. */
export interface ActIr {
  readonly site: string;
  readonly action: string;
  readonly arguments: readonly ExprIr[];
}

/** What logic does; every statement that changes state carries its id, which its events name, and why, where it says so. */
export type StatementIr =
  | { readonly do: 'let'; readonly slot: string; readonly value: ExprIr; readonly personal?: true }
  | {
      readonly do: 'set';
      readonly id: string;
      readonly to: TargetIr;
      readonly value: ExprIr;
      readonly personal?: true;
      readonly because?: ExprIr;
    }
  | {
      readonly do: 'if';
      readonly condition: ExprIr;
      readonly then: readonly StatementIr[];
      readonly else: readonly StatementIr[];
    }
  | { readonly do: 'match'; readonly subject: ExprIr; readonly arms: readonly StatementArmIr[] }
  | {
      readonly do: 'for';
      readonly slot: string;
      readonly index?: string;
      readonly source: ExprIr;
      readonly condition?: ExprIr;
      readonly body: readonly StatementIr[];
    }
  | {
      readonly do: 'transfer';
      readonly id: string;
      readonly resource: string;
      readonly amount: ExprIr;
      readonly from: TargetIr;
      readonly to: TargetIr;
      readonly because?: ExprIr;
    }
  | {
      readonly do: 'issue';
      readonly id: string;
      readonly resource: string;
      readonly amount: ExprIr;
      readonly to: TargetIr;
      readonly because?: ExprIr;
    }
  | { readonly do: 'retire'; readonly id: string; readonly entity: ExprIr; readonly because?: ExprIr }
  | {
      readonly do: 'link';
      readonly id: string;
      readonly relation: string;
      readonly from: ExprIr;
      readonly to: ExprIr;
      readonly fields: { readonly [field: string]: ExprIr };
      readonly because?: ExprIr;
    }
  | {
      readonly do: 'unlink';
      readonly id: string;
      readonly relation: string;
      readonly from: ExprIr;
      readonly to: ExprIr;
      readonly because?: ExprIr;
    }
  | {
      readonly do: 'grant';
      readonly id: string;
      readonly component: string;
      readonly fields: { readonly [field: string]: ExprIr };
      readonly to: ExprIr;
      readonly because?: ExprIr;
    }
  | {
      readonly do: 'revoke';
      readonly id: string;
      readonly component: string;
      readonly from: ExprIr;
      readonly because?: ExprIr;
    }
  | {
      readonly do: 'emit';
      readonly id: string;
      readonly event: string;
      readonly fields: { readonly [field: string]: ExprIr };
    }
  /** An action for its effect; arms take its cases and refusals. A refusal without an arm undoes the statement and is recorded. */
  | { readonly do: 'act'; readonly act: ActIr; readonly arms: readonly ActArmIr[] }
  /** A workflow is to run. This version refuses it by name, and goes on. */
  | { readonly do: 'run'; readonly id: string; readonly workflow: string; readonly arguments: readonly ExprIr[] }
  /** The story's time goes on, by milliseconds. */
  | { readonly do: 'advance'; readonly id: string; readonly by: ExprIr }
  /** A named place to come back to. */
  | { readonly do: 'checkpoint'; readonly id: string; readonly label: ExprIr }
  | { readonly do: 'evaluate'; readonly id: string; readonly value: ExprIr }
  | { readonly do: 'return'; readonly value?: ExprIr }
  /** Ends an action in a refusal. */
  | { readonly do: 'refuse'; readonly refusal: string };

export interface StatementArmIr {
  readonly patterns: readonly PatternIr[];
  readonly guard?: ExprIr;
  readonly body: readonly StatementIr[];
}

/** An arm over an action's outcome: a pattern over its result, a refusal's name, or anything else. */
export type OutcomeIr =
  | { readonly on: 'result'; readonly patterns: readonly PatternIr[]; readonly guard?: ExprIr }
  | { readonly on: 'refusal'; readonly refusals: readonly string[] }
  | { readonly on: 'otherwise' };

export interface ActArmIr {
  readonly outcome: OutcomeIr;
  readonly body: readonly StatementIr[];
}
