import type { Value } from '../../bundle/index.js';
import { isList, playerOf } from '../../world/index.js';
import type { Turn } from './turn.js';

/** Whoever runs the session: it may close what is waited for, and calls what is open to the operator. */
export const hostSeat = 'host';

/** Everybody who reads: those who play, those who have a role, those who look on. */
export function everyone(turn: Turn): readonly string[] {
  const { seats } = turn;
  const others = [...rolesIn(turn).values(), spectatorsIn(turn)].flat();
  return others.length === 0 ? seats : [...new Set([...seats, ...others])];
}

/** Who has a role. `player` is had by those who play, `operator` by whoever runs the session. */
export function seatsWith(turn: Turn, role: string): readonly string[] {
  const given = rolesIn(turn).get(role) ?? [];
  if (role === 'player') return turn.seats;
  return role === 'operator' ? [...given, hostSeat] : given;
}

export function spectatorsIn({ draft }: Turn): readonly string[] {
  return textsIn(draft.get('m/spectators'));
}

/** The players of some seats, in the order in which all are seated. */
export function playersOf({ seats }: Turn, of: readonly string[]): readonly string[] {
  return seats.filter((seat) => of.includes(seat)).map((seat) => playerOf(seat, seats));
}

/** The seat of a player; nothing for who is none. */
export function seatOfPlayer({ seats }: Turn, id: Value): string | undefined {
  return seats.find((seat) => playerOf(seat, seats) === id);
}

function rolesIn({ draft }: Turn): ReadonlyMap<string, readonly string[]> {
  const roles = draft.get('m/roles');
  if (roles === undefined || roles === null || typeof roles !== 'object' || !('is' in roles)) return noRoles;
  if (roles.is !== 'map') return noRoles;
  return new Map(
    roles.entries.flatMap(([role, seats]) => (typeof role === 'string' ? [[role, textsIn(seats)] as const] : [])),
  );
}

const noRoles: ReadonlyMap<string, readonly string[]> = new Map();

function textsIn(value: Value | undefined): readonly string[] {
  return value !== undefined && isList(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}
