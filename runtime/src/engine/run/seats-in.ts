import { Draft, type Hashing } from '../../world/index.js';
import type { LinkedProgram } from '../link/linked.js';
import type { State } from '../state.js';
import { everyone } from './attendance.js';
import { beginTurn } from './turn.js';

/** Everybody who reads in a session. */
export function seatsIn(program: LinkedProgram, hashing: Hashing, state: State): readonly string[] {
  const draft = new Draft(hashing, state.cells, state.turn);
  return everyone(beginTurn(program, draft, { seat: '', salt: '', campaign: undefined, choices: 0, quiet: true }));
}
