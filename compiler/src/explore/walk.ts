import { type Happening, happeningsIn, nameOf } from './happening.js';
import type { Machine, Move, Outcome } from './machine.js';
import type { Tally } from './tally.js';

/** Walks through the story from its start, by chance alone. */
export interface WalkRequest {
  /** The numbers of the walks. */
  readonly from: number;
  readonly count: number;
  /** What the whole run was seeded with. */
  readonly seed: number;
  /** The most turns of a walk. */
  readonly turns: number;
  /** How often each choice was taken so far: walks that are guided by it prefer what was taken least. */
  readonly guide: Tally | undefined;
}

export interface WalkReply {
  readonly walks: readonly Walk[];
  /** What the walks came upon, each thing by the shortest of these walks. */
  readonly found: readonly WalkFinding[];
  readonly turns: number;
  readonly tally: Tally;
}

export interface Walk {
  readonly turns: number;
  /** Where it ended; undefined when it was given up. */
  readonly end: number | undefined;
}

export interface WalkFinding {
  readonly happening: Happening;
  /** The seed as a `test` block names it: with it the engine's own chance does the same again. */
  readonly seed: number;
  readonly moves: readonly Move[];
}

/** The numbers that walks are seeded with begin here, so that a test's seed tells where it comes from. */
function walkSeed(seed: number, walk: number): number {
  return seed * 1_000_000 + walk + 1;
}

export function seedText(seed: number): string {
  return seed.toString(16).padStart(32, '0');
}

/** Takes walks; the tally is the caller's to hand over. */
export function walks(machine: Machine, request: WalkRequest): Omit<WalkReply, 'tally'> {
  const found = new Map<string, WalkFinding>();
  const taken: Walk[] = [];
  const before = machine.turns;
  for (let walk = request.from; walk < request.from + request.count; walk++) {
    const seed = walkSeed(request.seed, walk);
    taken.push(
      takeWalk(machine, seed, request, (outcome, moves) => {
        for (const happening of happeningsIn(outcome, machine.sites)) {
          const name = nameOf(happening);
          const known = found.get(name);
          if (!known || moves.length < known.moves.length) found.set(name, { happening, seed, moves: moves.slice() });
        }
      }),
    );
  }
  return { walks: taken, found: [...found.values()], turns: machine.turns - before };
}

function takeWalk(
  machine: Machine,
  seed: number,
  { turns, guide }: WalkRequest,
  note: (outcome: Outcome, moves: readonly Move[]) => void,
): Walk {
  const random = generator(seed);
  const moves: Move[] = [];
  let at: Outcome = machine.start(seedText(seed), undefined);
  note(at, moves);
  while (!at.state.ended && moves.length < turns) {
    const open = machine.moves(at.waiting);
    const move = open[guide ? guided(machine, at, open, guide, random()) : Math.floor(random() * open.length)];
    const next = move && machine.take(at.state, at.waiting, move, undefined);
    if (!next) break;
    moves.push(move);
    at = next;
    note(at, moves);
    // A story that failed stays where it was, and would only fail again.
    if (at.problems.some(({ problem }) => problem === 'fault')) break;
  }
  return { turns: moves.length, end: at.end };
}

/** The index of a move, likelier the less often its choice was taken. */
function guided(machine: Machine, { waiting }: Outcome, open: readonly Move[], guide: Tally, random: number): number {
  const weights = open.map(({ option }) => {
    const choice = waiting.wait === 'choice' ? waiting.options[option]?.choice : undefined;
    const site = choice === undefined ? undefined : machine.choiceNumber(choice);
    return 1 / (1 + (site === undefined ? 0 : (guide[site] ?? 0)));
  });
  let rest = random * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    rest -= weight;
    if (rest <= 0) return index;
  }
  return open.length - 1;
}

/** Marsaglia's xorshift: a walk needs no better chance than this, and the same on every machine. */
function generator(seed: number): () => number {
  let state = (Math.imul(seed ^ (seed / 0x1_0000_0000), 0x9e37_79b1) ^ 0x5bd1_e995) | 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_0000_0000;
  };
  // Seeds that follow each other begin alike; some rounds later they don't.
  for (let i = 0; i < 8; i++) next();
  return next;
}
