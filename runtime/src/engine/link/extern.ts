import type { ExprIr, ExternIr, Json, ProgramIr, Value } from '../../bundle/index.js';
import { Refusal } from '../../world/index.js';
import { exploredAnswer } from '../run/explored-answer.js';
import { callsPerTurn } from '../run/limits.js';
import { StoryFault, WantsEffect } from '../run/signals.js';
import { spend } from '../run/turn.js';
import { readTyped, type Typed } from '../run/typed-json.js';
import { writeTyped } from '../run/write-typed.js';
import { exploredIntent, fallBack, takeAnswer } from './asked.js';
import type { Evaluate } from './linked.js';
import type { Linker } from './linker.js';

/**
 * A call of a function of the host. The turn has the answers that were fetched for it, in the order of its calls; for
 * one more it is given up, and begun again with that answer, too. Told the same, it comes the same way again.
 */
export function linkExtern(link: Linker, node: Extract<ExprIr, { op: 'extern' }>): Evaluate {
  const values = link.expressions(node.arguments);
  const { function: name } = node;
  return (turn) => {
    if (turn.quiet) throw new Refusal('effectInPreview');
    spend(turn, 1);
    const { ir } = turn.program;
    const extern = externNamed(ir, name);
    const given = values.map((value) => value(turn));
    const ordinal = turn.called;
    if (ordinal >= callsPerTurn)
      throw new StoryFault('tooManyCalls', `more than ${callsPerTurn} calls of the host in one turn`);
    turn.called += 1;
    const { exploration } = turn.program;
    if (exploration && extern.asks === 'intent') return exploredIntent(given, (most) => exploration.draw(0, most));
    // Without a model, an explored story is the one that its fallbacks tell.
    if (exploration && extern.asks && extern.fallback !== undefined)
      return fallBack(turn, name, extern, given, 'nobody');
    if (exploration)
      return extern.result
        ? exploredAnswer(ir.schema, extern.result, (low, high) => exploration.draw(low, high))
        : null;
    const answer = turn.answers[ordinal];
    // An answer to something else belongs to another program's turn.
    if (answer?.function !== name) {
      const plain = given.map((value, index) => argument(ir, extern, index, value));
      const { asks } = extern;
      throw new WantsEffect({ effect: 'call', function: name, ordinal, arguments: plain, ...(asks && { asks }) });
    }
    if (extern.asks) return takeAnswer(turn, name, given, answer);
    const read = readAnswer(ir, name, answer.result);
    if (!read.ok) throw new Refusal('badAnswer', name);
    return read.value;
  };
}

/** An answer of the host's function as a value of its declared type. */
export function readAnswer(ir: ProgramIr, name: string, answer: Json): Typed {
  const { result } = externNamed(ir, name);
  return result ? readTyped(ir.schema, result, answer) : { ok: true, value: null };
}

/** What a function of the host would say: a value of its declared type, as it answers. */
export function writeAnswer(ir: ProgramIr, name: string, value: Value): Json {
  const { result } = externNamed(ir, name);
  return result ? writeTyped(ir.schema, result, value) : null;
}

function externNamed(ir: ProgramIr, name: string): ExternIr {
  const extern = ir.externs?.[name];
  if (!extern) throw new TypeError(`no host function ${name}`);
  return extern;
}

function argument(ir: ProgramIr, { parameters }: ExternIr, index: number, value: Value): Json {
  const type = parameters[index]?.type;
  if (!type) throw new TypeError('a host function is given too much');
  return writeTyped(ir.schema, type, value);
}
