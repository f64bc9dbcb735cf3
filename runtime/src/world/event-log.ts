import type { Value } from '../bundle/index.js';
import { isList } from './canonical.js';
import { cellKey } from './cell-keys.js';
import type { Draft } from './draft.js';
import { storyTime } from './story-time.js';
import type { World } from './world.js';

/**
 * How long the state has to remember events of a name: as long as one of these says. Neither: for good. An event that no
 * query asks about is not remembered at all; the ledger has it, whoever wants to read that.
 */
export interface EventMemory {
  readonly turns?: number;
  readonly milliseconds?: number;
}

export interface RememberedEvent {
  /** Its place among all that is remembered. */
  readonly order: number;
  readonly turn: number;
  /** The story's time then. */
  readonly time: number;
  readonly data: Value;
}

const orderKey = 'm/events';

/** Remembers an event that was emitted, and forgets those of its name that nobody asks about any more. */
export function rememberEvent(
  world: World,
  draft: Draft,
  name: string,
  fields: { readonly [field: string]: Value },
): void {
  const memory = world.remembered.get(name);
  if (!memory) return;
  const order = rememberedCount(draft);
  draft.set(orderKey, order + 1);
  const [first, next] = rangeOf(draft, name);
  draft.set(cellKey('l', name, String(next)), [order, draft.turn, storyTime(draft), { is: 'record', fields }]);
  let oldest = first;
  for (; oldest < next; oldest++) {
    const key = cellKey('l', name, String(oldest));
    const event = eventIn(draft.get(key));
    if (event && isRemembered(draft, event, memory)) break;
    draft.set(key, undefined);
  }
  draft.set(cellKey('l', name), [oldest, next + 1]);
}

/** What is remembered of a name, the oldest first. Some of it may be older than anybody asks for. */
export function rememberedEvents(cells: Pick<Draft, 'get'>, name: string): readonly RememberedEvent[] {
  const [first, next] = rangeOf(cells, name);
  const found: RememberedEvent[] = [];
  for (let index = first; index < next; index++) {
    const event = eventIn(cells.get(cellKey('l', name, String(index))));
    if (event) found.push(event);
  }
  return found;
}

/** How many events there were to remember. */
export function rememberedCount(draft: Draft): number {
  return figure(draft.get(orderKey));
}

function isRemembered(draft: Draft, event: RememberedEvent, { turns, milliseconds }: EventMemory): boolean {
  if (turns === undefined && milliseconds === undefined) return true;
  if (turns !== undefined && isWithinTurns(draft, event, turns)) return true;
  return milliseconds !== undefined && isWithinTime(draft, event, milliseconds);
}

/** The turn that is being played is the last one. */
export function isWithinTurns(draft: Draft, { turn }: Pick<RememberedEvent, 'turn'>, turns: number): boolean {
  return turn > draft.turn - turns;
}

export function isWithinTime(draft: Draft, { time }: Pick<RememberedEvent, 'time'>, milliseconds: number): boolean {
  return time >= storyTime(draft) - milliseconds;
}

/** The first index that is still there, and the one behind the last. */
function rangeOf(cells: Pick<Draft, 'get'>, name: string): readonly [number, number] {
  const range = cells.get(cellKey('l', name));
  return range !== undefined && isList(range) ? [figure(range[0]), figure(range[1])] : [0, 0];
}

function eventIn(cell: Value | undefined): RememberedEvent | undefined {
  if (cell === undefined || !isList(cell)) return undefined;
  const [order, turn, time, data] = cell;
  return data === undefined ? undefined : { order: figure(order), turn: figure(turn), time: figure(time), data };
}

function figure(value: Value | undefined): number {
  return typeof value === 'number' ? value : 0;
}
