import type { EngineEvent } from '../../engine/index.js';

/**
 * The books of a session, kept apart from its state: every booking takes from one account what it gives to another.
 * Issuers' accounts (`i/…`) go below zero by what they issued; nobody else's may, and nothing but a booking changes one.
 */
export class Books {
  /** What was booked since the beginning, or since the session was converted last. */
  readonly #accounts = new Map<string, { readonly resource: string; balance: bigint }>();
  /** What an account held then; undefined: nobody knows. */
  #held: ((account: string) => bigint) | undefined = () => 0n;

  /**
   * Enters a turn's events and says what is wrong with the books after it. A conversion may rename accounts and resources and
   * change their scales: the books begin anew with it, upon what `held` says, if anybody knows.
   */
  enter(events: readonly EngineEvent[], held?: (account: string) => bigint): readonly string[] {
    const wrong: string[] = [];
    if (events[0]?.event === 'migrated') {
      this.#accounts.clear();
      this.#held = held;
    }
    const touched = new Set<string>();
    for (const event of events) {
      if (event.event === 'set' && this.#accounts.has(event.cell)) wrong.push(`${event.cell} was set, not booked.`);
      if (event.event !== 'booked') continue;
      const { resource, amount, from, to } = event;
      if (amount < 0n) wrong.push(`A booking from ${from} to ${to} takes less than nothing.`);
      this.#add(from, resource, -amount, wrong);
      this.#add(to, resource, amount, wrong);
      touched.add(from);
    }
    for (const account of touched) {
      const balance = this.#balance(account);
      if (balance !== undefined && balance < 0n && !account.startsWith('i/'))
        wrong.push(`${account} was overdrawn by ${-balance}.`);
    }
    for (const [resource, total] of this.totals()) if (total !== 0n) wrong.push(`${resource} sums up to ${total}.`);
    return wrong;
  }

  /** What all bookings of a resource come to together: nothing, if the books are right. */
  totals(): ReadonlyMap<string, bigint> {
    const totals = new Map<string, bigint>();
    for (const { resource, balance } of this.#accounts.values()) {
      totals.set(resource, (totals.get(resource) ?? 0n) + balance);
    }
    return totals;
  }

  /** Of the accounts that were booked on, as far as it is known what they hold. */
  balances(): ReadonlyMap<string, bigint> {
    return new Map(
      [...this.#accounts.keys()].flatMap((account): [string, bigint][] => {
        const balance = this.#balance(account);
        return balance === undefined ? [] : [[account, balance]];
      }),
    );
  }

  #balance(account: string): bigint | undefined {
    return this.#held && this.#held(account) + (this.#accounts.get(account)?.balance ?? 0n);
  }

  #add(account: string, resource: string, amount: bigint, wrong: string[]): void {
    const known = this.#accounts.get(account);
    if (!known) this.#accounts.set(account, { resource, balance: amount });
    else if (known.resource !== resource)
      wrong.push(`${account} holds ${known.resource}, and ${resource} was booked on it.`);
    else known.balance += amount;
  }
}
