import type { ExprIr, StatementIr, Value } from '../../bundle/index.js';
import { Draft, type Hashing, Refusal } from '../../world/index.js';
import type { EvaluateResult, GivenResult } from '../engine.js';
import type { LinkedProgram } from '../link/linked.js';
import { linkerFor } from '../link/program.js';
import { State } from '../state.js';
import { StoryFault, WantsEffect } from './signals.js';
import { beginTurn, type Turn } from './turn.js';

/** What an expression is over a state. */
export function evaluate(
  program: LinkedProgram,
  hashing: Hashing,
  state: State,
  expression: ExprIr,
  seat: string,
): EvaluateResult {
  const link = linkerFor(program, false);
  const value = link.expression(expression);
  const draft = new Draft(hashing, state.cells, state.turn);
  const turn = outside(program, draft, state, seat, true);
  turn.locals = emptyLocals(link.slots.names.length);
  const refusal = refusalOf(() => value(turn));
  return 'refusal' in refusal ? { ok: false, refusal: refusal.refusal } : { ok: true, value: refusal.value };
}

/** A state that a test wants to begin with. It is no turn: nothing is recorded, and flow stays where it is. */
export function given(
  program: LinkedProgram,
  hashing: Hashing,
  state: State,
  statement: StatementIr,
  seat: string,
): GivenResult {
  const link = linkerFor(program, false);
  const execute = link.statements([statement]);
  const base = state.started ? state.cells : state.cells.copy();
  const draft = new Draft(hashing, base, state.turn);
  const turn = outside(program, draft, state, seat, false);
  turn.locals = emptyLocals(link.slots.names.length);
  const result = refusalOf(() => execute(turn));
  if ('refusal' in result) {
    draft.drop();
    return { ok: false, refusal: result.refusal };
  }
  const { flow, flowText, turn: count, choices } = state;
  return { ok: true, state: new State(hashing, draft.keep(), flow, flowText, count, choices, state.campaign) };
}

function outside(program: LinkedProgram, draft: Draft, state: State, seat: string, quiet: boolean): Turn {
  const campaign = state.campaign ?? new Map<string, Value>();
  return beginTurn(program, draft, { seat, salt: '', campaign, choices: state.choices, quiet, given: !quiet });
}

function emptyLocals(size: number): (Value | undefined)[] {
  return new Array<Value | undefined>(size).fill(undefined);
}

function refusalOf<T>(run: () => T): { readonly value: T } | { readonly refusal: string } {
  try {
    return { value: run() };
  } catch (signal) {
    if (signal instanceof Refusal) return { refusal: signal.refusal };
    if (signal instanceof StoryFault) return { refusal: signal.fault };
    // What only a running host can give.
    if (signal instanceof WantsEffect) return { refusal: 'effectInPreview' };
    throw signal;
  }
}
