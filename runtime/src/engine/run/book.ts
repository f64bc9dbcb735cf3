import { Refusal } from '../../world/index.js';
import { balanceAt } from './fold-event.js';
import { happen, type Turn } from './turn.js';

export interface Booking {
  readonly resource: string;
  readonly amount: bigint;
  readonly from: string;
  readonly to: string;
  readonly by?: string;
}

/** Moves units from one account to another: what isn't covered is refused whole, so that nothing is ever lost or made. */
export function transfer(turn: Turn, booking: Booking): void {
  if (booking.amount < 0n) throw new Refusal('negative');
  if (balanceAt(turn.draft, booking.from) < booking.amount) throw new Refusal('insufficient', booking.from);
  book(turn, booking);
}

/** New units come out of the issuer's account, which is the only one below zero: the books always balance. */
export function issue(turn: Turn, booking: Omit<Booking, 'from'>): void {
  if (booking.amount < 0n) throw new Refusal('negative');
  book(turn, { ...booking, from: turn.program.world.keys.issuer(booking.resource) });
}

/** A test's `given purse = 5 silver`: the difference is issued, or goes back to the issuer. */
export function settle(turn: Turn, resource: string, account: string, amount: bigint): void {
  const issuer = turn.program.world.keys.issuer(resource);
  const difference = amount - balanceAt(turn.draft, account);
  if (difference >= 0n) book(turn, { resource, amount: difference, from: issuer, to: account });
  else book(turn, { resource, amount: -difference, from: account, to: issuer });
}

function book(turn: Turn, booking: Booking): void {
  // Nothing moved is nothing to tell.
  if (booking.amount === 0n) return;
  happen(turn, { event: 'booked', ...booking });
}
