import type { Savepoint } from '../../world/index.js';
import type { Turn } from './turn.js';

/** What a refused statement goes back to. */
export interface Mark {
  readonly cells: Savepoint;
  readonly events: number;
  readonly emitted: number;
  readonly overwritten: number;
  readonly loops: Turn['frame']['loops'];
  readonly locals: Turn['locals'];
  readonly path: string;
  readonly depth: number;
}

export function markOf(turn: Turn): Mark {
  return {
    cells: turn.draft.savepoint(),
    events: turn.events.length,
    emitted: turn.emitted.length,
    overwritten: turn.overwritten.length,
    loops: turn.frame.loops,
    locals: turn.locals,
    path: turn.path,
    depth: turn.depth,
  };
}

/**
 * Undoes all since the mark, but for the dice: what was thrown was thrown, and stays in the ledger. Were chance undone,
 * too, trying again would throw the same dice for ever.
 */
export function undo(turn: Turn, mark: Mark): void {
  turn.draft.rollback(mark.cells);
  if (turn.events.length > mark.events) {
    const since = turn.events.splice(mark.events);
    for (const event of since) if (event.event === 'rolled') turn.events.push(event);
  }
  turn.emitted.length = mark.emitted;
  while (turn.overwritten.length > mark.overwritten) {
    const before = turn.overwritten.pop();
    if (before) turn.frame.locals[before.index] = before.value;
  }
  turn.frame.loops = mark.loops;
  turn.locals = mark.locals;
  turn.path = mark.path;
  turn.depth = mark.depth;
}
