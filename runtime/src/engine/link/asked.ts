import type { ExternIr, Json, Value } from '../../bundle/index.js';
import { Refusal } from '../../world/index.js';
import type { CallAnswer } from '../input.js';
import { keepAnswer } from '../run/keep-answer.js';
import { kindHere } from '../run/kind-here.js';
import { personalIn } from '../run/personal.js';
import { happen, type Turn } from '../run/turn.js';
import { readTyped } from '../run/typed-json.js';
import { call } from './call.js';
import { elementsOf } from './values.js';

type Why = 'nobody' | 'misfit' | 'requirement';

/**
 * What a model has answered, if it fits its type and all that is asked of it besides; else what the story falls back to.
 * Which it was is recorded, and so is the answer with its turn: nobody is asked again.
 */
export function takeAnswer(turn: Turn, name: string, given: readonly Value[], answer: CallAnswer): Value {
  const { ir } = turn.program;
  const extern = ir.externs?.[name];
  if (!extern?.asks) throw new TypeError(`${name} is not asked`);
  const { asks } = extern;
  if (answer.declined) return fallBack(turn, name, extern, given, 'nobody');
  const plain = readAnswerOf(turn, extern, answer.result);
  if (plain === undefined) return fallBack(turn, name, extern, given, 'misfit');
  // What is made of somebody's words is kept as they are.
  const source = personalIn(given);
  const read = source && extern.result ? keepAnswer(source, extern.result, plain) : plain;
  for (const required of extern.requires ?? []) {
    if (callOwn(turn, required, [...given, read]) !== true) return fallBack(turn, name, extern, given, 'requirement');
  }
  happen(turn, { event: 'asked', asks, name, took: 'answer' });
  return read;
}

/** What stands in for an answer. */
export function fallBack(turn: Turn, name: string, extern: ExternIr, given: readonly Value[], why: Why): Value {
  const { asks, fallback } = extern;
  if (asks === undefined) throw new TypeError(`${name} is not asked`);
  if (fallback === undefined) throw new Refusal('noFallback', name);
  happen(turn, { event: 'asked', asks, name, took: 'fallback', why });
  return callOwn(turn, fallback, given);
}

/** Whoever explores has a text mean each of the intents, and none of them. */
export function exploredIntent(given: readonly Value[], draw: (most: number) => number | undefined): Value {
  const intents = elementsOf(given[1] ?? null);
  return intents[(draw(intents.length) ?? 0) - 1] ?? '';
}

/** A model may name whoever is there: those who play are part of what it is asked about. */
function readAnswerOf(turn: Turn, { result }: ExternIr, answer: Json): Value | undefined {
  const read = result
    ? readTyped(turn.program.ir.schema, result, answer, (id) => kindHere(turn, id))
    : { ok: true as const, value: null };
  return read.ok ? read.value : undefined;
}

function callOwn(turn: Turn, name: string, given: readonly Value[]): Value {
  const routine = turn.program.functions.get(name);
  if (!routine) throw new TypeError(`no function ${name}`);
  return call(
    turn,
    routine,
    given.map((value) => () => value),
  );
}
