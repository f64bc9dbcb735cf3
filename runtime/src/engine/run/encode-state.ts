import { decodeValue, encodeValue, type Json, type Value } from '../../bundle/index.js';
import type { Hashing } from '../../world/index.js';
import type { LinkedProgram } from '../link/linked.js';
import type { State } from '../state.js';
import { looseState } from './finish.js';
import { decodeFlow, encodeFlow } from './flow.js';
import { fieldsOf, figureOf } from './saved.js';

/** A state as a snapshot holds it; cells in the order of their keys. */
export function encodeState(state: State): Json {
  const cells: { [key: string]: Json } = {};
  const sorted = [...state.cells.map()].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [key, { value }] of sorted) if (value !== undefined) cells[key] = encodeValue(value);
  return { turn: state.turn, choices: state.choices, flow: encodeFlow(state.flow), cells };
}

/** The inverse. What `encodeState` could not have written is a `TypeError`: a store checks its hashes first. */
export function decodeState(program: LinkedProgram, hashing: Hashing, json: Json): State {
  const saved = fieldsOf(json);
  const cells = Object.entries(fieldsOf(saved['cells'])).map(([key, value]): [string, Value] => [
    key,
    decodeValue(value),
  ]);
  const flow = decodeFlow(program, saved['flow'] ?? null);
  return looseState(hashing, cells, flow, figureOf(saved['turn']), figureOf(saved['choices']));
}
