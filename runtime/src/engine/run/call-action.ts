import type { Json, ParameterIr, Value } from '../../bundle/index.js';
import { Refusal } from '../../world/index.js';
import type { Act } from '../input.js';
import { bindArguments } from '../link/call.js';
import type { LinkedRoutine } from '../link/linked.js';
import { waitingHere } from './answering.js';
import { seatsWith } from './attendance.js';
import type { Frame } from './flow.js';
import { InputRefused } from './input-refused.js';
import { kindHere } from './kind-here.js';
import { freshFrame, nowhere, spend, type Turn, thaw } from './turn.js';
import { readTyped } from './typed-json.js';
import { writeTyped } from './write-typed.js';

/**
 * An action is called from outside, by a seat with a role that its `by` names. It is done whole or not at all: what it
 * requires and does not find, or is refused inside, is the answer, and leaves no trace. Flow stays where it is.
 */
export function callAction(turn: Turn, top: Frame, act: Extract<Act, { act: 'call' }>): void {
  const { action: name } = act;
  const { ir, actions } = turn.program;
  const declared = Object.hasOwn(ir.actions, name) ? ir.actions[name] : undefined;
  const routine = actions.get(name);
  if (!declared?.by || !routine) throw new InputRefused({ refusal: 'unknownAction', action: name });
  const { seat } = turn;
  if (!declared.by.some((role) => seatsWith(turn, role).includes(seat))) {
    throw new InputRefused({ refusal: 'notAllowed', seat });
  }
  const given = argumentsOf(turn, declared.parameters, act.arguments);
  turn.frame = freshFrame(nowhere, [], `call ${name}#${turn.draft.turn}`);
  const value = run(turn, name, routine, given);
  turn.answer = declared.result ? writeTyped(turn.program.world.schema, declared.result, value) : null;
  turn.frame = thaw(top);
  turn.locals = turn.frame.locals;
  turn.waitPc = top.pc;
  turn.waitAt = top.at;
  turn.waiting = waitingHere(turn, top.pc, top.at);
}

function run(turn: Turn, name: string, routine: LinkedRoutine, given: readonly (Value | undefined)[]): Value {
  const locals = new Array<Value | undefined>(routine.size).fill(undefined);
  spend(turn, 1);
  try {
    bindArguments(turn, routine.parameters, given, locals);
    turn.locals = locals;
    return routine.run(turn);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    throw new InputRefused({ refusal: 'actionRefused', action: name, by: refusal.refusal });
  }
}

function argumentsOf(
  turn: Turn,
  parameters: readonly ParameterIr[],
  given: { readonly [parameter: string]: Json },
): readonly (Value | undefined)[] {
  const bad = (field: string, detail: string): InputRefused => new InputRefused({ refusal: 'badValue', field, detail });
  for (const name of Object.keys(given)) {
    if (!parameters.some((parameter) => parameter.name === name))
      throw bad(name, 'no parameter of the action has this name');
  }
  return parameters.map(({ name, type, default: fallback }) => {
    const json = Object.hasOwn(given, name) ? given[name] : undefined;
    if (json === undefined) {
      if (fallback) return undefined;
      throw bad(name, 'the action can’t do without it');
    }
    const read = readTyped(turn.program.world.schema, type, json, (id) => kindHere(turn, id));
    if (!read.ok) throw bad(name, read.detail);
    return read.value;
  });
}
