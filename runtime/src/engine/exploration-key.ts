import { canonicalText, cellKey, isList, type Lanes } from '../world/index.js';
import type { Influence } from './exploration.js';
import type { Flow } from './run/flow.js';
import type { State } from './state.js';

/**
 * What two states have in common from which the same may follow, whatever the dice: all but the seed, how often chance
 * was used, and whatever of their history nothing in the pack asks for. For states of an engine that was made for
 * exploring, whose cells are hashed by what counts of them.
 */
export function explorationKey(state: State, { since, turns, choices }: Influence): Lanes {
  const { cells, flow } = state;
  let text = placeOf(flow);
  if (turns > 0) text += `|${Math.min(state.turn, turns)}`;
  if (choices > 0) text += `|${Math.min(state.choices, choices)}`;
  // The campaign's cells are no part of a session's state, but what it does next may hang on them.
  const campaign = [...(state.campaign ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [cell, value] of campaign) text += `|${cell}|${canonicalText(value)}`;
  for (const [place, most] of since) text += `|${turnsSince(state, place, most)}`;
  const { low, high } = state.lanes(text);
  return { low: BigInt.asUintN(64, cells.lanes.low + low), high: BigInt.asUintN(64, cells.lanes.high + high) };
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
