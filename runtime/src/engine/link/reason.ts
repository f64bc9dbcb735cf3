import { type ExprIr, encodeValue } from '../../bundle/index.js';
import type { Turn } from '../run/turn.js';
import type { Linker } from './linker.js';

/** `because evidence`: all that happens while this runs points to it. */
export function linkReason<T>(link: Linker, because: ExprIr | undefined, run: (turn: Turn) => T): (turn: Turn) => T {
  if (!because) return run;
  const reason = link.expression(because);
  return (turn) => {
    const outer = turn.because;
    turn.because = encodeValue(reason(turn));
    try {
      return run(turn);
    } finally {
      turn.because = outer;
    }
  };
}
