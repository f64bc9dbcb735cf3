import type { Move, Player, Standing } from './player.js';

/** A playthrough that a session is made of. */
export interface Walk {
  readonly seed: string;
  readonly acts: readonly Move[];
  /** Where it stands then: `scene choice c41`, those of visits first; `ended` at an end. */
  readonly place: string;
}

/** How many sessions are kept at most, and how long one may be. */
export interface WalkBounds {
  readonly sessions: number;
  readonly turns: number;
  /** Walks that find no new place in a row, after which the search is given up. */
  readonly idle: number;
}

const walkBounds: WalkBounds = { sessions: 96, turns: 120, idle: 24 };

/** Sessions that stand at the end of the story: what they hold is converted, too. */
const mostEnded = 6;

/**
 * Playthroughs to as many places as can be reached: the shortest to each that was come upon. Walk by walk it prefers what was taken
 * least, so that the same program gives the same ones; `isOver` may only cut the row short.
 */
export function findWalks(player: Player, isOver: () => boolean, bounds: WalkBounds = walkBounds): readonly Walk[] {
  const taken = new Map<string, number>();
  const byPlace = new Map<string, Walk>();
  const ended: Walk[] = [];
  let idle = 0;
  for (let walk = 1; idle < bounds.idle && byPlace.size < bounds.sessions && !isOver(); walk++) {
    const seed = walk.toString(16).padStart(32, '0');
    const random = generator(walk);
    const acts: Move[] = [];
    let news = false;
    let at = player.play(undefined, player.startAct(seed));
    while (at) {
      const place = placeOf(at);
      const known = byPlace.get(place);
      if (at.waiting.wait === 'ended') {
        if (ended.length < mostEnded) ended.push({ seed, acts: acts.slice(), place });
      } else if (!known || acts.length < known.acts.length) {
        byPlace.set(place, { seed, acts: acts.slice(), place });
        news ||= !known;
      }
      const move = acts.length < bounds.turns ? leastTaken(player.allMoves(at), taken, random) : undefined;
      if (!move) break;
      const name = nameOf(move);
      taken.set(name, (taken.get(name) ?? 0) + 1);
      acts.push(move);
      at = player.play(at.state, move.act, move.seat);
    }
    idle = news ? 0 : idle + 1;
  }
  return [...byPlace.values(), ...ended];
}

/** The places that a save stands at, those of visits first. */
function placeOf({ state }: Standing): string {
  const { flow } = state;
  if (flow.at !== 'waiting') return flow.at;
  return flow.frames.map(({ scene, wait, at }) => `${scene.name} ${wait} ${at}`).join(' > ');
}

function leastTaken(
  moves: readonly Move[],
  taken: ReadonlyMap<string, number>,
  random: () => number,
): Move | undefined {
  const counts = moves.map((move) => taken.get(nameOf(move)) ?? 0);
  const least = Math.min(...counts);
  const open = moves.filter((_, index) => counts[index] === least);
  return open[Math.floor(random() * open.length)];
}

function nameOf({ seat, act }: Move): string {
  const what = act.act === 'say' ? `say ${act.text}` : `${act.choice} ${act.key ?? ''} ${act.text ?? ''}`;
  return `${seat} ${what}`;
}

/** Marsaglia's xorshift: the same on every machine, and no better than a walk needs. */
function generator(seed: number): () => number {
  let state = Math.imul(seed, 0x9e37_79b1) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_0000_0000;
  };
}
