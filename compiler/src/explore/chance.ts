import type { State, Waiting } from '@fabula/runtime/engine';
import type { Draw, Machine, Move, Outcome } from './machine.js';

/** A turn with the throws that were asked for: those after them came out in the middle. */
export interface Thrown {
  readonly script: readonly number[];
  readonly outcome: Outcome;
  readonly low: bigint;
  readonly high: bigint;
}

/** How often one move is tried with other throws. */
export const mostThrows = 64;

/** A throw of so few faces is tried with each of them. */
const fewFaces = 6;

/**
 * A turn in all the ways its throws may send it. Each throw is tried low, in the middle and high (a small die with every
 * face); where two values sent flow different ways, what lies between them is halved until they stand side by side. So
 * each outcome between which flow tells apart is met, as long as it is one stretch of values that a halving hits; what
 * a value does later, when it was only written down, is not.
 */
export function throwsOf(
  machine: Machine,
  take: (script: readonly number[]) => Outcome | undefined,
): readonly Thrown[] {
  const plain = take(noScript);
  if (!plain) return [];
  // Most turns meet no chance, and come out in one way.
  return plain.draws.length === 0 ? [thrown(machine, noScript, plain)] : tried(machine, plain, take);
}

const noScript: readonly number[] = [];

function thrown(machine: Machine, script: readonly number[], outcome: Outcome): Thrown {
  const { low, high } = machine.key(outcome.state);
  return { script, outcome, low, high };
}

function tried(
  machine: Machine,
  plain: Outcome,
  take: (script: readonly number[]) => Outcome | undefined,
): readonly Thrown[] {
  const found: Thrown[] = [];
  const seen = new Set<string>();
  const asked = new Set<string>(['']);
  const waiting: (readonly number[])[] = [noScript];
  /** What a throw came to so far, by the throws before it. */
  const ladders = new Map<string, Rung[]>();
  const ask = (script: readonly number[]): void => {
    const name = script.join(',');
    if (asked.has(name)) return;
    asked.add(name);
    waiting.push(script);
  };
  for (let runs = 0; runs < mostThrows; runs++) {
    const script = waiting.shift();
    if (!script) break;
    const outcome = script === noScript ? plain : take(script);
    if (!outcome) break;
    const one = thrown(machine, script, outcome);
    const { draws, trace, end, problems } = outcome;
    const values = draws.map(({ value }) => value);
    const result = `${trace}|${one.low}|${one.high}|${end}|${problems.map(({ by, what }) => `${by} ${what}`).join()}`;
    const isNew = !seen.has(result);
    if (isNew) {
      seen.add(result);
      found.push(one);
    }
    for (let i = Math.max(script.length - 1, 0); i < draws.length; i++) {
      const draw = draws[i];
      if (!draw) continue;
      const before = values.slice(0, i);
      climb(ladders, before, draw, trace, ask);
      // A throw that came out in the middle is tried otherwise, where the turn up to it is one of its own.
      if (i >= script.length && isNew) for (const value of firstTries(draw)) ask([...before, value]);
    }
  }
  return found;
}

/** The ways a move may turn out from a state. */
export function throwsFrom(machine: Machine, state: State, waiting: Waiting, move: Move): readonly Thrown[] {
  return throwsOf(machine, (script) => machine.take(state, waiting, move, script));
}

interface Rung {
  readonly value: number;
  readonly trace: number;
}

/** Takes note of where a value led, and asks for the middle between neighbours that led different ways. */
function climb(
  ladders: Map<string, Rung[]>,
  before: readonly number[],
  { value }: Draw,
  trace: number,
  ask: (script: readonly number[]) => void,
): void {
  const name = before.join(',');
  const ladder = ladders.get(name) ?? [];
  ladders.set(name, ladder);
  if (ladder.some((rung) => rung.value === value)) return;
  ladder.push({ value, trace });
  ladder.sort((a, b) => a.value - b.value);
  for (let i = 1; i < ladder.length; i++) {
    const [a, b] = [ladder[i - 1], ladder[i]];
    if (a && b && a.trace !== b.trace && b.value - a.value > 1) ask([...before, Math.floor((a.value + b.value) / 2)]);
  }
}

function firstTries({ low, high }: Draw): readonly number[] {
  if (high - low < fewFaces) return Array.from({ length: high - low + 1 }, (_, index) => low + index);
  return [low, high];
}
