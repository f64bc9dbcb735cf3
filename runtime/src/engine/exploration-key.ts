import type { Value } from '../bundle/index.js';
import { canonicalText, cellKey, isList, type Lanes, rememberedEvents } from '../world/index.js';
import type { Influence } from './exploration.js';
import type { Flow } from './run/flow.js';
import type { State } from './state.js';

/**
 * What two states have in common from which the same may follow, whatever the dice: all but the seed, how often chance
 * was used, and whatever of their history nothing in the pack asks for. For states of an engine that was made for
 * exploring, whose cells are hashed by what counts of them.
 */
export function explorationKey(state: State, { since, events, turns, choices, beats }: Influence): Lanes {
  const { cells, flow } = state;
  let text = placeOf(flow);
  if (turns > 0) text += `|${Math.min(state.turn, turns)}`;
  if (choices > 0) text += `|${Math.min(state.choices, choices)}`;
  // The campaign's cells are no part of a session's state, but what it does next may hang on them.
  const campaign = [...(state.campaign ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [cell, value] of campaign) text += `|${cell}|${canonicalText(value)}`;
  if (events.size > 0) text += happenedIn(state, events);
  for (const [director, most] of beats ?? []) text += `|${turnsInBeat(state, director, most)}`;
  for (const [place, most] of since) text += `|${turnsSince(state, place, most)}`;
  const { low, high } = state.lanes(text);
  return { low: BigInt.asUintN(64, cells.lanes.low + low), high: BigInt.asUintN(64, cells.lanes.high + high) };
}

/** What happened that is still asked for: in order, with how long ago as far as that makes a difference. */
function happenedIn({ cells, turn }: State, events: Influence['events']): string {
  const cell = (key: string): Value | undefined => cells.map().get(key)?.value;
  const all = [...events].flatMap(([name, influence]) =>
    rememberedEvents({ get: cell }, name)
      .filter((event) => influence.turns === undefined || turn - event.turn < influence.turns)
      .map((event) => ({ name, event, influence })),
  );
  all.sort((a, b) => a.event.order - b.event.order);
  let text = '';
  let before: number | undefined;
  for (const { name, event, influence } of all) {
    const gap = before === undefined ? 0 : Math.min(event.turn - before, influence.gap);
    const age = influence.turns === undefined ? '' : turn - event.turn;
    const time = influence.timed ? event.time : '';
    text += `|${name} ${gap} ${age} ${time} ${canonicalText(event.data)}`;
    before = event.turn;
  }
  // What comes next may have to come soon after the last.
  const widest = Math.max(...[...events.values()].map(({ gap }) => gap));
  return before === undefined ? text : `${text}|${Math.min(turn - before, widest)}`;
}

/** How long a beat has lasted; a director that is over does nothing more. */
function turnsInBeat({ cells, turn }: State, director: string, most: number): number {
  const kept = (name: string): Value | undefined => cells.map().get(cellKey('w', `${director}.${name}`))?.value;
  const began = kept('since');
  return kept('over') === true ? -1 : Math.min(turn - (typeof began === 'number' ? began : 0), most);
}

function turnsSince({ cells, turn }: State, place: string, most: number): number {
  const cell = cells.map().get(cellKey('v', place))?.value;
  const last = cell !== undefined && isList(cell) ? cell[1] : undefined;
  return typeof last === 'number' ? Math.min(turn - last, most) : -1;
}

/** Where the reader stands, without how often chance was used there. */
function placeOf(flow: Flow): string {
  if (flow.at !== 'waiting') return flow.at === 'ended' ? `ended ${flow.how}` : flow.at;
  let text = '';
  for (const { scene, wait, at, locals, loops, audience, staged } of flow.frames) {
    text += `|${scene.name} ${wait} ${at}`;
    for (let i = 0; i < locals.length; i++) {
      const value = locals[i];
      if (value !== undefined) text += `\u0000${i} ${canonicalText(value)}`;
    }
    for (const [id, { items, at: round }] of loops) text += `\u0000${id} ${round} ${canonicalText(items)}`;
    if (audience.length > 0) text += `\u0000${JSON.stringify(audience)}`;
    if (staged.length > 0) text += `\u0000${JSON.stringify(staged)}`;
  }
  return text;
}
