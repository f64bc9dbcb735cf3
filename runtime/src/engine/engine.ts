import type { ExprIr, Json, StatementIr, Value } from '../bundle/index.js';
import type { EngineEvent } from './event.js';
import type { EffectRequest, Effects, Input, InputRefusal } from './input.js';
import type { MissionView } from './journal.js';
import type { OutputPart, Waiting } from './output.js';
import type { State } from './state.js';

/** The version of this engine's meaning. A turn names it; replay by another version is refused. */
export const semanticsVersion = 1;

/** Runs one pack. Pure: no I/O, clock or chance of its own. */
export interface Engine {
  /** The state before the first input. */
  readonly initial: State;
  /** Whether the pack has campaign cells at all: a host may then fetch them before it is asked. */
  readonly usesCampaign: boolean;
  /** One turn, from an input to the next input point. */
  step(state: State, input: Input, effects: Effects): StepResult;
  /** Folds one turn's events, without executing anything. */
  fold(state: State, events: readonly EngineEvent[]): State;
  /**
   * What the state waits for: the same as after the turn that led here. Guards may read the campaign; a state that was
   * decoded has none of its cells, so a host hands them in. Without them they read as their defaults.
   */
  waiting(state: State, seat: string, effects?: Effects): Waiting;
  /** Names of players and of entities made while playing, by id; those of declared ones are the bundle's. */
  titles(state: State): ReadonlyMap<string, string>;
  /** Everybody who reads: those who play first, then those with a role, then those who look on. */
  seats(state: State): readonly string[];
  /** How all missions stand, as a seat sees their clocks. */
  missions(state: State, seat: string): readonly MissionView[];
  /** The value of an expression over a state, as a seat sees it: what tests and consoles ask. Chance and effects are refused. */
  evaluate(state: State, expression: ExprIr, seat: string): EvaluateResult;
  /** Executes a statement outside a turn, as a test's `given` does; works on a state that has not started, too. */
  given(state: State, statement: StatementIr, seat: string): GivenResult;
  encode(state: State): Json;
  decode(json: Json): State;
}

export type StepResult =
  | {
      readonly result: 'done';
      readonly events: readonly EngineEvent[];
      readonly output: readonly OutputPart[];
      readonly waiting: Waiting;
      readonly state: State;
      /** What an action that was called answers, encoded. */
      readonly answer?: Json;
    }
  | { readonly result: 'wants'; readonly requests: readonly EffectRequest[] }
  | { readonly result: 'refused'; readonly refusal: InputRefusal };

export type EvaluateResult =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: string };

export type GivenResult =
  | { readonly ok: true; readonly state: State }
  | { readonly ok: false; readonly refusal: string };
