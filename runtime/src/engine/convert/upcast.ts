import { decodeValue, type Json } from '../../bundle/index.js';
import { cellKey } from '../../world/index.js';
import type { EngineEvent } from '../event.js';
import { type Conversion, type ConverterChain, isStarted } from './converter.js';
import type { Cells } from './fields.js';
import { reasonOf } from './misfit.js';
import { figure, inOrder, items, members } from './pass.js';
import { type Told, tellEvent } from './told.js';

/**
 * The events of a turn that an older bundle told, as the newest would have told them: names are those of now, and what each
 * touched is told besides as it came out. `before` and `after` are the states around the turn as that older engine encodes
 * them. Folded from the new engine's beginning, all turns of a session come to what converting its last state comes to,
 * though each tells only of what it touched: that holds because a conversion converts each thing by itself.
 */
export function upcast(
  chain: ConverterChain,
  before: Json,
  after: Json,
  events: readonly EngineEvent[],
): readonly EngineEvent[] {
  let states: States = { before, after };
  let told = events;
  for (const conversion of chain.conversions) {
    // A turn that failed has left everything as it was.
    if (told.some((event) => event.event === 'fault' && event.fault !== 'rulesDontSettle')) return told;
    told = upcastOnce(conversion, states, told);
    states = { before: stateAfter(conversion, states.before), after: stateAfter(conversion, states.after) };
  }
  return told;
}

interface States {
  readonly before: Json;
  readonly after: Json;
}

function upcastOnce(conversion: Conversion, states: States, events: readonly EngineEvent[]): readonly EngineEvent[] {
  const cells = { before: cellsOf(states.before), after: cellsOf(states.after) };
  const all = events.map((event) => tellEvent(conversion, cells.after, event));
  const told = all.flatMap(({ event }) => event ?? []);
  const corrections = isStarted(states.before)
    ? correctionsOf(conversion, cells, all, events)
    : beginningOf(conversion, cells.after, all);
  return [...told, ...corrections, ...moveOf(conversion, states)];
}

/** What a turn's events do not tell by themselves: the cells of what they touched, as they are now. */
function correctionsOf(
  conversion: Conversion,
  { before, after }: { readonly before: Cells; readonly after: Cells },
  all: readonly Told[],
  events: readonly EngineEvent[],
): readonly EngineEvent[] {
  const only = new Set(all.flatMap(({ groups }) => groups));
  if (only.size === 0) return [];
  const old = converted(conversion, before, only);
  const now = converted(conversion, after, only);
  const keys = new Set([
    ...Object.keys(old).filter((key) => now[key] === undefined),
    ...Object.keys(now).filter((key) => JSON.stringify(now[key]) !== JSON.stringify(old[key])),
    ...writtenOf(all, old, now),
    ...rememberedOf(conversion, events, old),
  ]);
  return setting(keys, now);
}

/** The first turn begins with nothing: what has no cell in the old words, and what those have otherwise. */
function beginningOf(conversion: Conversion, after: Cells, all: readonly Told[]): readonly EngineEvent[] {
  const now = converted(conversion, after, undefined);
  const touched = new Set(all.flatMap(({ groups }) => groups));
  const keys = new Set([
    // What a turn says of these is told by their cells alone.
    ...(touched.size === 0 ? [] : Object.keys(converted(conversion, after, touched))),
    ...Object.keys(after).filter((key) => now[key] === undefined),
    ...Object.keys(now).filter((key) => JSON.stringify(now[key]) !== JSON.stringify(after[key])),
    ...writtenOf(all, now, now),
    ...Object.keys(now).filter((key) => key.startsWith('l/') || key === 'm/events'),
    ...all.flatMap(({ event }) => (event?.event === 'emitted' ? emittedCells(event.name, 0, all.length) : [])),
  ]);
  return setting(keys, now);
}

function writtenOf(all: readonly Told[], old: Cells, now: Cells): readonly string[] {
  const known = new Set([...Object.keys(old), ...Object.keys(now)]);
  return all
    .flatMap(({ writes }) => writes)
    .flatMap((key) => (key.endsWith('*') ? [...known].filter((each) => each.startsWith(key.slice(0, -1))) : [key]));
}

/** Cells that an engine may remember an event in which remembers it otherwise than the one that told it. */
function rememberedOf({ cells: { names } }: Conversion, events: readonly EngineEvent[], old: Cells): readonly string[] {
  const counts = new Map<string, number>();
  for (const event of events) {
    const name = event.event === 'emitted' ? names.event(event.name) : undefined;
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].flatMap(([name, count]) => emittedCells(name, figure(items(old[cellKey('l', name)])[1]), count));
}

function emittedCells(name: string, next: number, count: number): readonly string[] {
  const indexes = Array.from({ length: count }, (_, index) => cellKey('l', name, String(next + index)));
  return [cellKey('l', name), 'm/events', ...indexes];
}

function setting(keys: ReadonlySet<string>, now: Cells): readonly EngineEvent[] {
  return [...keys].sort(inOrder).map((cell): EngineEvent => {
    const json = now[cell];
    return json === undefined ? { event: 'set', cell } : { event: 'set', cell, value: decodeValue(json) };
  });
}

/** Where the reader stands after the turn. A place in between may be one that is no more: nobody stands there now. */
function moveOf(conversion: Conversion, { before, after }: States): readonly EngineEvent[] {
  const flow = flowAfter(conversion, after);
  return JSON.stringify(flow) === JSON.stringify(flowAfter(conversion, before)) ? [] : [{ event: 'moved', flow }];
}

function flowAfter(conversion: Conversion, state: Json): Json {
  const flow = members(state)['flow'] ?? null;
  try {
    return conversion.flow(flow).flow;
  } catch (error) {
    reasonOf(error);
    return flow;
  }
}

function stateAfter(conversion: Conversion, state: Json): Json {
  if (!isStarted(state)) return state;
  return {
    ...members(state),
    flow: flowAfter(conversion, state),
    cells: converted(conversion, cellsOf(state), undefined),
  };
}

/** In the middle of a session something may be what no conversion takes; it is told when it has become what one does. */
function converted(conversion: Conversion, cells: Cells, only: ReadonlySet<string> | undefined): Cells {
  const result = conversion.cells.convert(cells, { ...(only && { only }), lenient: true });
  if (!result.ok) throw new TypeError(`a lenient conversion failed: ${result.reason}`);
  return result.cells;
}

function cellsOf(state: Json): Cells {
  return members(members(state)['cells']);
}
