import { playerOf, Refusal } from '../../world/index.js';
import type { LinkedPoint } from '../link/linked.js';
import type { Waiting } from '../output.js';
import { everyone, hostSeat, seatOfPlayer, seatsWith } from './attendance.js';
import { lookAt, optionsOf } from './point.js';
import type { Turn } from './turn.js';

/** Whether nobody reads but the one who plays: then there is nothing to tell apart. */
export function isAlone(turn: Turn): boolean {
  return everyone(turn).length <= 1;
}

/** How what is waited for at a place is come to: who is first, or all together. */
export function gathers({ frame }: Turn, pc: number): boolean {
  const { ir } = frame.scene;
  const op = ir.code[pc];
  if (op?.op === 'hear') return op.hear.each === true;
  return ir.choices?.by === 'vote' || ir.choices?.by === 'each';
}

/**
 * Who is to answer at a place: those who play, or those whom the place is for; of them, who decides. In the body of a
 * choice that each takes for themselves it is whose choice that was.
 */
export function answerersAt(turn: Turn, pc: number): readonly string[] {
  const { frame } = turn;
  const { scene } = frame;
  const depth = scene.audienceDepth[pc] ?? 0;
  const only = actorOf(turn);
  const seats = audienceAt(turn, depth) ?? (only === undefined ? turn.seats : [only]);
  if (scene.ir.code[pc]?.op === 'hear') return seats;
  const manner = scene.ir.choices?.by;
  if (manner === 'leader') return one(seatsWith(turn, 'leader').find((seat) => seats.includes(seat)) ?? seats[0]);
  if (manner === 'inOrder') return one(seats[orderIn(turn) % Math.max(seats.length, 1)]);
  return seats;
}

/**
 * Whom what stands in so many `~ to` blocks is for; all, where it is undefined. Who came to a place by no `~ to`, since an edit
 * has put one around it, is asked as if there were none.
 */
export function audienceAt({ frame }: Turn, depth: number): readonly string[] | undefined {
  return depth === 0 ? frame.within : (frame.audience[depth - 1] ?? frame.within);
}

function one(seat: string | undefined): readonly string[] {
  return seat === undefined ? [] : [seat];
}

/** How many choices were made in order in this scene: whose turn it is. */
export function orderIn({ frame, draft, program }: Turn): number {
  const count = draft.get(program.world.keys.sequence(orderKey(frame.scene.name)));
  return typeof count === 'number' ? count : 0;
}

export function orderKey(scene: string): string {
  return `${scene}/order`;
}

/** Who has not answered yet. A seat that has nothing to choose is not waited for. */
export function missingAt(turn: Turn, pc: number): readonly string[] {
  const { frame } = turn;
  const left = answerersAt(turn, pc).filter((seat) => !frame.given.some((each) => each.seat === seat));
  const point = frame.scene.points.get(pc);
  return point ? left.filter((seat) => hasChoice(turn, point, seat)) : left;
}

function hasChoice(turn: Turn, point: LinkedPoint, seat: string): boolean {
  return asPlayerOf(turn, seat, () =>
    lookAt(turn, point).some(({ linked, available }) => available && !linked.fallback),
  );
}

/** Looks at something as the player of a seat sees it. */
export function asPlayerOf<T>(turn: Turn, seat: string, look: () => T): T {
  const { player } = turn;
  turn.player = playerOf(seat, turn.seats);
  const found = look();
  turn.player = player;
  return found;
}

/** Whose choice it is that is being run, where each has chosen. */
export function actorOf({ frame }: Turn): string | undefined {
  return frame.queue?.seat ?? frame.acting;
}

/** Whoever acts where flow is: the one that is talked to there, else who began the turn. */
export function actAt(turn: Turn, pc: number): void {
  const depth = turn.frame.scene.actingDepth[pc] ?? 0;
  const actor = actorOf(turn) ?? turn.acting;
  const seat = depth === 0 ? actor : (turn.frame.audience[depth - 1]?.[0] ?? actor);
  turn.player = playerOf(seat, turn.seats);
}

/** The seat of whoever acts. */
export function actingSeat(turn: Turn): string {
  return seatOfPlayer(turn, turn.player) ?? turn.seat;
}

/** What this turn's seat can do where flow waits. Nothing changes. */
export function waitingHere(turn: Turn, pc: number, point: string): Waiting {
  const { scene } = turn.frame;
  const found = windowAt(turn, pc);
  const window = found === undefined ? {} : { window: found };
  if (!isAlone(turn)) {
    const left = missingAt(turn, pc);
    if (!left.includes(turn.seat)) return { wait: 'others', point, scene: scene.name, seats: left, ...window };
  }
  actAt(turn, pc);
  const op = scene.ir.code[pc];
  if (op?.op === 'hear') return { wait: 'text', point, scene: scene.name, max: op.hear.max, ...window };
  const linked = scene.points.get(pc);
  if (!linked) throw new TypeError(`no choice point at ${point}`);
  return { wait: 'choice', point, scene: scene.name, options: optionsOf(turn, lookAt(turn, linked)), ...window };
}

/** How long is waited here. A window that can't be reckoned is none. */
export function windowAt(turn: Turn, pc: number): number | undefined {
  const { scene } = turn.frame;
  const evaluate = scene.windows.get(pc);
  if (!evaluate) return undefined;
  const { quiet } = turn;
  turn.quiet = true;
  try {
    const window = evaluate(turn);
    return typeof window === 'number' ? window : undefined;
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return undefined;
  } finally {
    turn.quiet = quiet;
  }
}

/** Whether a seat may say that nothing more is waited for. */
export function mayClose(turn: Turn): boolean {
  const { seat } = turn;
  return seat === hostSeat || seatsWith(turn, 'moderator').includes(seat) || seatsWith(turn, 'operator').includes(seat);
}
