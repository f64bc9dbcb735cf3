import type { ActIr, ActionIr, ExprIr, FunctionIr, ParameterIr, Value } from '../../bundle/index.js';
import { Refusal } from '../../world/index.js';
import { callDepth } from '../run/limits.js';
import { Returned, StoryFault } from '../run/signals.js';
import { spend, type Turn } from '../run/turn.js';
import type { Evaluate, LinkedParameter, LinkedRoutine } from './linked.js';
import type { Linker } from './linker.js';

export function linkParameters(link: Linker, parameters: readonly ParameterIr[]): readonly LinkedParameter[] {
  return parameters.map((parameter) => ({
    index: link.slots.index(parameter.slot),
    fallback: parameter.default && link.expression(parameter.default),
  }));
}

/** Puts arguments into a new frame's locals; a default may name the parameters before it. */
export function bindArguments(
  turn: Turn,
  parameters: readonly LinkedParameter[],
  given: readonly (Value | undefined)[],
  locals: (Value | undefined)[],
): void {
  const outer = turn.locals;
  turn.locals = locals;
  for (let i = 0; i < parameters.length; i++) {
    const parameter = parameters[i];
    if (!parameter) continue;
    const { [i]: written } = given;
    // `none` is a value, too: it does not ask for the default.
    const value = written === undefined ? parameter.fallback?.(turn) : written;
    if (value === undefined) throw new TypeError('a call lacks an argument');
    locals[parameter.index] = value;
  }
  turn.locals = outer;
}

/** A call of a function or action. What a refusal leaves half-way is put right by whoever catches it. */
export function call(turn: Turn, routine: LinkedRoutine, values: readonly Evaluate[]): Value {
  spend(turn, 1);
  const given: Value[] = [];
  for (const value of values) given.push(value(turn));
  const locals: (Value | undefined)[] = new Array<Value | undefined>(routine.size).fill(undefined);
  const outer = turn.locals;
  if (turn.depth >= callDepth) throw new StoryFault('callsTooDeep', routine.name);
  turn.depth += 1;
  bindArguments(turn, routine.parameters, given, locals);
  turn.locals = locals;
  const result = routine.run(turn);
  turn.locals = outer;
  turn.depth -= 1;
  return result;
}

export function linkCall(link: Linker, node: Extract<ExprIr, { op: 'call' }>): Evaluate {
  const routine = link.function(node.function);
  const values = link.expressions(node.arguments);
  return (turn) => call(turn, routine(), values);
}

export function linkAct(link: Linker, { action, site, arguments: given }: ActIr): Evaluate {
  return linkActing(link, link.action(action), site, given);
}

/** The call of what changes things. Its site goes into the path of chance: two calls of one throw dice of their own. */
export function linkActing(
  link: Linker,
  routine: () => LinkedRoutine,
  site: string,
  given: readonly ExprIr[],
): Evaluate {
  const values = link.expressions(given);
  return (turn) => {
    if (turn.quiet) throw new Refusal('effectInPreview');
    const outer = turn.path;
    turn.path = outer === '' ? site : `${outer}>${site}`;
    const result = call(turn, routine(), values);
    turn.path = outer;
    return result;
  };
}

export function linkFunction(link: Linker, name: string, ir: FunctionIr): LinkedRoutine {
  const parameters = linkParameters(link, ir.parameters);
  const run = catchingReturn(link.expression(ir.value));
  return { name, parameters, size: link.slots.names.length, run };
}

export function linkAction(link: Linker, name: string, ir: ActionIr): LinkedRoutine {
  const parameters = linkParameters(link, ir.parameters);
  const requires = ir.requires.map(({ condition, refusal }) => [link.expression(condition), refusal] as const);
  const body = link.statements(ir.body);
  const value = ir.value && link.expression(ir.value);
  const run = catchingReturn((turn) => {
    for (const [condition, refusal] of requires) if (condition(turn) !== true) throw new Refusal(refusal);
    if (body(turn)) return turn.returned;
    return value ? value(turn) : null;
  });
  return { name, parameters, size: link.slots.names.length, run };
}

/** A `return` deep inside an expression comes as a signal; it may come out of calls' arguments, so what they left is put right. */
export function catchingReturn(run: Evaluate): Evaluate {
  return (turn) => {
    const { locals, depth, path } = turn;
    try {
      return run(turn);
    } catch (signal) {
      if (!(signal instanceof Returned)) throw signal;
      turn.locals = locals;
      turn.depth = depth;
      turn.path = path;
      return turn.returned;
    }
  };
}
