import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { Refusal } from '../../world/index.js';
import { mostDice } from './limits.js';
import { note, spend, type Turn } from './turn.js';

type Generator = ReturnType<typeof xoroshiro128plusFromState>;

/**
 * Chance is a tree: each use of a place of chance has a stream of its own, named by the session's root seed, the scope
 * (the scene and the number of its visit, after those that visit it), the calls that led to the place, the place, and
 * how often it was used in this visit. So a line added shifts no other line's dice, and a branch keeps its chance.
 */
function streamFor(turn: Turn, site: string): Generator {
  const { frame } = turn;
  const place = turn.path === '' ? site : `${turn.path}>${site}`;
  const use = frame.uses.get(place) ?? 0;
  const uses = new Map(frame.uses);
  uses.set(place, use + 1);
  frame.uses = uses;
  return generator(turn, `${frame.path}|${place}|${use}`);
}

const seeds = [0x6661_6275_6c61_2d63n, 0x6661_6275_6c61_2d64n] as const;

function generator(turn: Turn, stream: string): Generator {
  const key = `${seedOf(turn)}|${stream}`;
  const { hashing } = turn.draft;
  const [a, b] = [hashing.hash(key, seeds[0]), hashing.hash(key, seeds[1])];
  // A state of nothing but zeros would stay there.
  return xoroshiro128plusFromState([upper(a), lower(a), upper(b), lower(b) | 1]);
}

function upper(lane: bigint): number {
  return Number(BigInt.asIntN(32, lane >> 32n));
}

function lower(lane: bigint): number {
  return Number(BigInt.asIntN(32, lane));
}

function seedOf(turn: Turn): string {
  const seed = turn.draft.get('m/seed');
  return typeof seed === 'string' ? seed : '';
}

/** Throws dice, records the faces, yields their sum. */
export function rollDice(turn: Turn, site: string, count: number, sides: number): number {
  if (turn.quiet) throw new Refusal('chanceInPreview');
  if (count < 1 || sides < 1) throw new Refusal('empty');
  if (count > mostDice) throw new Refusal('tooMany', `${count}d${sides}`);
  spend(turn, count);
  const wanted = turn.program.exploration?.draw(count, count * sides);
  if (wanted !== undefined) {
    note(turn, { event: 'rolled', by: site, count, sides, faces: facesOf(wanted, count, sides) });
    return wanted;
  }
  const stream = streamFor(turn, site);
  const faces: number[] = [];
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const face = uniformInt(stream, 1, sides);
    faces.push(face);
    sum += face;
  }
  note(turn, { event: 'rolled', by: site, count, sides, faces });
  return sum;
}

/** Faces that come to a sum: as even as they can be. */
function facesOf(sum: number, count: number, sides: number): number[] {
  const least = Math.min(sides, Math.floor(sum / count));
  return Array.from({ length: count }, (_, index) => least + (index < sum - least * count ? 1 : 0));
}

/** An int of a closed range; recorded as one die of that many sides. */
export function randomInt(turn: Turn, site: string, low: number, high: number): number {
  if (turn.quiet) throw new Refusal('chanceInPreview');
  if (high < low) throw new Refusal('empty');
  const sides = high - low + 1;
  if (!Number.isSafeInteger(sides)) throw new Refusal('overflow');
  const wanted = turn.program.exploration?.draw(low, high);
  const face = wanted === undefined ? uniformInt(streamFor(turn, site), 1, sides) : wanted - low + 1;
  note(turn, { event: 'rolled', by: site, count: 1, sides, faces: [face] });
  return low + face - 1;
}

/** A share of a whole, from 0 up to but not 1, in steps as fine as a number has. Whoever asks records it. */
export function randomShare(turn: Turn, site: string): number {
  if (turn.quiet) throw new Refusal('chanceInPreview');
  return uniformInt(streamFor(turn, site), 0, Number.MAX_SAFE_INTEGER) / (Number.MAX_SAFE_INTEGER + 1);
}

/** An id for an entity made here: chance, too, so that a replay makes the same one. */
export function newEntityId(turn: Turn, site: string, kind: string, isTaken: (id: string) => boolean): string {
  const name = kind.slice(Math.max(kind.lastIndexOf('.'), kind.lastIndexOf('/')) + 1).toLowerCase();
  const stream = streamFor(turn, `${site}/new`);
  for (;;) {
    let id = `${name}~`;
    for (let i = 0; i < 10; i++) id += base32[uniformInt(stream, 0, 31)];
    if (!isTaken(id)) return id;
  }
}

/** Without the letters that are read as figures. */
const base32 = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * The order of a shuffled sequence in its n-th round. It hangs on nothing but seed, place and round, so that looking
 * at it changes nothing, and where the sequence stands is its only state.
 */
export function shuffledOrder(turn: Turn, site: string, round: number, count: number): readonly number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  const stream = generator(turn, `shuffle|${site}|${round}`);
  for (let i = count - 1; i > 0; i--) {
    const j = uniformInt(stream, 0, i);
    const [a, b] = [order[i], order[j]];
    if (a === undefined || b === undefined) continue;
    order[i] = b;
    order[j] = a;
  }
  return order;
}
