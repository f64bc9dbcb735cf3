import type { Value, WindowIr } from '../../bundle/index.js';
import { isWithinTime, isWithinTurns, Refusal, type RememberedEvent, rememberedEvents } from '../../world/index.js';
import { fieldIn } from '../link/values.js';
import { spend, type Turn } from '../run/turn.js';
import { holds } from './holds.js';
import type { LinkedEvent, LinkedEvents, LinkedStep } from './linked-query.js';
import type { Fit } from './match.js';

/** An event as a query sees it. Those that live this turn only come after what the ledger had when they were emitted. */
type Happened = RememberedEvent;

/** All ways to pick an event for each step, by their order: the first step's event counts most. */
export function eventFits(events: LinkedEvents, turn: Turn): readonly Fit[] {
  const search = new Search(events, turn);
  search.go(0, undefined);
  return search.found;
}

class Search {
  readonly found: Fit[] = [];
  readonly #known = new Map<string, readonly Happened[]>();

  constructor(
    readonly events: LinkedEvents,
    readonly turn: Turn,
  ) {}

  go(at: number, before: Happened | undefined): void {
    const step = this.events.steps[at];
    if (!step) {
      this.found.push([...this.turn.locals]);
      return;
    }
    const all = this.#all(step);
    // Events are in order, so those after the step before are the tail.
    for (let index = before ? firstAfter(all, before.order) : 0; index < all.length; index++) {
      const event = all[index];
      if (!event) continue;
      spend(this.turn, 1);
      if (before && step.within && !isClose(before, event, step.within)) break;
      if (!this.#fits(step, event)) continue;
      if (before && this.#isBroken(step, before, event)) continue;
      // What was asked meanwhile may have left the slots of another event.
      this.#bind(step, event);
      this.go(at + 1, event);
    }
  }

  #isBroken(step: LinkedStep, before: Happened, event: Happened): boolean {
    return step.without.some((unwanted) => {
      const all = this.#all(unwanted);
      for (let index = firstAfter(all, before.order); index < all.length; index++) {
        const between = all[index];
        if (!between || between.order >= event.order) return false;
        spend(this.turn, 1);
        if (this.#fits(unwanted, between)) return true;
      }
      return false;
    });
  }

  #fits(wanted: LinkedEvent, event: Happened): boolean {
    this.#bind(wanted, event);
    return !wanted.when || holds(this.turn, wanted.when);
  }

  #bind(wanted: LinkedEvent, { data }: Happened): void {
    const { locals } = this.turn;
    locals[wanted.slot] = data;
    for (const { slot, field } of wanted.gives) locals[slot] = fieldIn(data, field);
  }

  /** What there is of an event, as far back as is asked for, the oldest first. */
  #all({ event, fields, ephemeral }: LinkedEvent): readonly Happened[] {
    const known = this.#known.get(event);
    if (known) return known;
    const { turn } = this;
    const { last } = this.events;
    const all = ephemeral
      ? turn.emitted.flatMap(({ name, data, order, time }) =>
          name === event ? [{ order, turn: turn.draft.turn, time, data: wholeRecord(data, fields) }] : [],
        )
      : rememberedEvents(turn.draft, event)
          .filter((each) => !last || isRecent(turn, each, last))
          .map((each) => ({ ...each, data: wholeRecord(fieldsIn(each.data), fields) }));
    spend(turn, 1 + (all.length >> 2));
    this.#known.set(event, all);
    return all;
  }
}

/** An event that an older version of the pack emitted may lack a field. */
function wholeRecord(data: { readonly [field: string]: Value }, fields: readonly string[]): Value {
  return { is: 'record', fields: Object.fromEntries(fields.map((name) => [name, data[name] ?? null])) };
}

function fieldsIn(data: Value): { readonly [field: string]: Value } {
  return typeof data === 'object' && data !== null && 'is' in data && data.is === 'record' ? data.fields : {};
}

function isRecent(turn: Turn, event: Happened, { unit, count }: WindowIr): boolean {
  switch (unit) {
    case 'turns':
      return isWithinTurns(turn.draft, event, count);
    case 'milliseconds':
      return isWithinTime(turn.draft, event, count);
    case 'ticks':
      throw new Refusal('notRun', `the last ${count} ticks`);
  }
}

function isClose(before: Happened, event: Happened, { unit, count }: WindowIr): boolean {
  switch (unit) {
    case 'turns':
      return event.turn - before.turn <= count;
    case 'milliseconds':
      return event.time - before.time <= count;
    case 'ticks':
      throw new Refusal('notRun', `within ${count} ticks`);
  }
}

function firstAfter(events: readonly Happened[], order: number): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle]?.order ?? 0) > order) high = middle;
    else low = middle + 1;
  }
  return low;
}
