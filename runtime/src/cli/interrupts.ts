import { type Problem, type Run, report } from './command.js';
import { exitCodes } from './exit-codes.js';

export interface Interrupts {
  readonly came: () => boolean;
  /** From here on somebody else answers them. */
  readonly handOver: () => void;
  readonly stop: () => void;
}

/**
 * Answers Ctrl-C while a store is being opened, which takes a second or two: it is told at once what becomes of it,
 * and the store is closed before the program ends.
 */
export function watchInterrupts(run: Run, json: boolean): Interrupts {
  let came = false;
  let isOurs = true;
  const stop = run.terminal.onInterrupt(() => {
    came = true;
    if (!isOurs) return;
    // The terminal has shown `^C` where the cursor is.
    if (run.terminal.interactive) run.terminal.err('\n');
    report(run, notBegun, json);
  });
  return {
    came: () => came,
    handOver: () => {
      isOurs = false;
    },
    stop,
  };
}

/** Left before there was a turn. */
export const notBegun: Problem = {
  exit: exitCodes.interrupted,
  name: 'notBegun',
  message: 'Stopped before the story began: no turn was played, and nothing is kept.',
};
