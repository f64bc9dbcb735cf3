import { Refusal } from '../../world/index.js';
import type { Operate } from '../link/linked.js';
import { undo } from './savepoint.js';
import { note, type Turn } from './turn.js';

/** An op that may be refused: then it has done nothing, that is recorded, and flow goes on at `otherwise`. */
export function refusable(owner: string, otherwise: number, operate: Operate): Operate {
  return (turn) => {
    const cells = turn.draft.savepoint();
    const events = turn.events.length;
    const emitted = turn.emitted.length;
    const { loops } = turn.frame;
    turn.overwritten.length = 0;
    try {
      return operate(turn);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      undo(turn, { cells, events, emitted, overwritten: 0, loops, locals: turn.frame.locals, path: '', depth: 0 });
      recordRefusal(turn, owner, refusal);
      return otherwise;
    }
  };
}

export function recordRefusal(turn: Turn, by: string, { refusal, detail }: Refusal): void {
  note(turn, { event: 'refused', by, refusal, ...(detail !== undefined && { detail }) });
}
