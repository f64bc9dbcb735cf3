import {
  Draft,
  entityOf,
  type Hashing,
  isRetired,
  madeCountKey,
  madeKey,
  playerOf,
  seatsOf,
  titleOf,
} from '../../world/index.js';
import type { LinkedProgram } from '../link/linked.js';
import type { State } from '../state.js';

/** Names that no bundle knows: those of players, and of what was made while playing. A personal name is left out. */
export function titles(program: LinkedProgram, hashing: Hashing, state: State): ReadonlyMap<string, string> {
  const { world } = program;
  const draft = new Draft(hashing, state.cells, state.turn);
  const result = new Map<string, string>();
  const add = (id: string): void => {
    const title = titleOf(world, draft, id);
    if (typeof title === 'string') result.set(id, title);
  };
  const seats = seatsOf(draft);
  for (const seat of seats) add(playerOf(seat, seats));
  for (const kind of Object.keys(world.schema.kinds)) {
    const count = draft.get(madeCountKey(kind));
    for (let i = 0; typeof count === 'number' && i < count; i++) {
      const id = draft.get(madeKey(kind, i));
      if (typeof id === 'string' && !isRetired(draft, entityOf(world, draft, id))) add(id);
    }
  }
  return result;
}
