import type { Value } from '../../bundle/index.js';
import { playerOf, Refusal } from '../../world/index.js';
import type { LinkedPoint } from '../link/linked.js';
import { actAt, asPlayerOf, orderIn, orderKey } from './answering.js';
import { type Given, nothingGiven } from './given.js';
import { lookAt, takeFallback } from './point.js';
import { recordRefusal } from './refuse.js';
import { takeOffer } from './take-offer.js';
import { happen, type Turn } from './turn.js';

/** Goes on with what all have chosen: with what most did, or with what each did. Nothing, where nobody chose. */
export function settleChoices(turn: Turn, pc: number, point: LinkedPoint): number {
  const { frame } = turn;
  const { given } = frame;
  frame.given = nothingGiven;
  if (frame.scene.ir.choices?.by === 'each') {
    const rest = turn.seats.flatMap((seat) => given.filter((each) => each.seat === seat));
    const others = given.filter((each) => !rest.includes(each));
    return nextOf(turn, pc, point, [...rest, ...others]) ?? noChoice(turn, point);
  }
  const winner = mostGiven(turn, point, given);
  return (winner && takeGiven(turn, point, winner)) ?? noChoice(turn, point);
}

/** The choice of who is next, where each chooses; nothing behind the last one's. */
export function nextChoice(turn: Turn, pc: number, point: LinkedPoint): number | undefined {
  const { queue } = turn.frame;
  return queue?.point === point.id ? nextOf(turn, pc, point, queue.rest) : undefined;
}

function nextOf(turn: Turn, pc: number, point: LinkedPoint, all: readonly Given[]): number | undefined {
  const { frame } = turn;
  for (const [index, next] of all.entries()) {
    frame.queue = { point: point.id, seat: next.seat, rest: all.slice(index + 1) };
    const to = takeGiven(turn, point, next);
    if (to !== undefined) return to;
  }
  frame.queue = undefined;
  turn.acting = turn.seat;
  actAt(turn, pc);
  return undefined;
}

/** A divert within the scene that leads out of a choice's body leaves the choices of others undone. */
export function leaveQueue({ frame }: Turn, to: number): void {
  if (!frame.queue) return;
  const { point: id } = frame.queue;
  for (const [pc, { id: own, gather }] of frame.scene.points) {
    if (own === id && (to <= pc || to > gather)) frame.queue = undefined;
  }
}

/** Nobody has chosen: the fallback, or flow gathers on. */
export function noChoice(turn: Turn, point: LinkedPoint): number {
  countOrder(turn);
  return takeFallback(turn, point, lookAt(turn, point)) ?? point.wait + 1;
}

/** Who is next in order, from here on. */
export function countOrder(turn: Turn): void {
  const { scene } = turn.frame;
  if (scene.ir.choices?.by !== 'inOrder') return;
  happen(turn, { event: 'advanced', by: orderKey(scene.name), at: orderIn(turn) + 1 });
}

/** Of two that were chosen as often, the one that stands first at the point. */
function mostGiven(turn: Turn, point: LinkedPoint, given: readonly Given[]): Given | undefined {
  const first = new Map<string, Given>();
  const votes = new Map<string, number>();
  for (const each of given) {
    const name = nameOf(each.choice, each.key);
    if (!first.has(name)) first.set(name, each);
    votes.set(name, (votes.get(name) ?? 0) + 1);
  }
  const most = Math.max(0, ...votes.values());
  const winners = [...first].filter(([name]) => votes.get(name) === most).map(([, each]) => each);
  const [only] = winners;
  if (winners.length <= 1 || !only) return only;
  const order = asPlayerOf(turn, only.seat, () => lookAt(turn, point)).map(({ linked, key }) => nameOf(linked.id, key));
  const rank = ({ choice, key }: Given): number => {
    const at = order.indexOf(nameOf(choice, key));
    return at < 0 ? order.length : at;
  };
  return winners.toSorted((a, b) => rank(a) - rank(b))[0];
}

function nameOf(choice: string | undefined, key: string | undefined): string {
  return JSON.stringify([choice, key]);
}

/** Takes a choice for who made it. What another's choice has closed since is not taken, and that is recorded. */
function takeGiven(turn: Turn, point: LinkedPoint, { seat, choice, key, text }: Given): number | undefined {
  turn.acting = seat;
  turn.player = playerOf(seat, turn.seats);
  const offer = lookAt(turn, point).find(
    ({ linked, key: own, available }) => available && !linked.fallback && linked.id === choice && own === key,
  );
  if (offer) return takeOffer(turn, point, offer, { seat, heard: text });
  recordRefusal(turn, choice ?? point.id, new Refusal('choiceUnavailable', seat));
  return undefined;
}

/** What everyone said, in the order in which they sit. */
export function everyoneSaid(turn: Turn, given: readonly Given[]): Value {
  const inOrder = [
    ...turn.seats.flatMap((seat) => given.filter((each) => each.seat === seat)),
    ...given.filter(({ seat }) => !turn.seats.includes(seat)),
  ];
  return inOrder.map(({ seat, text }) => ({
    is: 'record',
    fields: { by: playerOf(seat, turn.seats), text: text ?? '' },
  }));
}
