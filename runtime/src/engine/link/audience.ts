import type { AudienceIr, FieldIr, Value } from '../../bundle/index.js';
import { isList } from '../../world/index.js';
import { everyone, playersOf, seatOfPlayer, seatsWith, spectatorsIn } from '../run/attendance.js';
import type { Turn } from '../run/turn.js';
import type { Evaluate, Told } from './linked.js';
import type { Linker } from './linker.js';

export type LinkedAudience = (turn: Turn) => readonly string[];

/** The seats that an audience comes to. */
export function linkWho(link: Linker, to: AudienceIr): LinkedAudience {
  if (to === 'all') return everyone;
  if (to === 'spectators') return spectatorsIn;
  if ('op' in to) {
    const who = link.expression(to);
    return (turn) => seatsFor(turn, who(turn));
  }
  if ('role' in to) {
    const { role } = to;
    return (turn) => seatsWith(turn, role);
  }
  const each = to.any.map((part) => linkWho(link, part));
  return (turn) => [...new Set(each.flatMap((part) => part(turn)))];
}

/** The seats of players: one, or a collection. */
function seatsFor(turn: Turn, to: Value): readonly string[] {
  const ids = isList(to) ? to : to !== null && typeof to === 'object' && to.is === 'set' ? to.items : [to];
  return ids.flatMap((id) => seatOfPlayer(turn, id) ?? []);
}

/** The players of all seats that play, or of those with a role. */
export function linkPlayers(role: string | undefined): Evaluate {
  return (turn) => playersOf(turn, role === undefined ? turn.seats : seatsWith(turn, role));
}

/** An event's audience knows the event's fields by their names. */
export function linkTold(link: Linker, to: AudienceIr, fields: readonly FieldIr[]): Told {
  const slots = fields.map(({ name }) => [name, link.slots.index(name)] as const);
  const who = linkWho(link, to);
  return (turn, data) => {
    const { locals } = turn;
    turn.locals = new Array<Value | undefined>(link.slots.names.length).fill(undefined);
    for (const [name, index] of slots) turn.locals[index] = data[name];
    const seats = who(turn);
    turn.locals = locals;
    return seats;
  };
}
