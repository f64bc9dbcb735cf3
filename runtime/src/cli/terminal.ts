import type { Readable, Writable } from 'node:stream';
import pc from 'picocolors';

/** How emphasis is written; `plain` writes none. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly speaker: (text: string) => string;
  readonly problem: (text: string) => string;
}

/** Where a command reads and writes: handed in, so that tests run commands without a process. */
export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly paint: Paint;
  /** Whether somebody sits there: both ends are a terminal. */
  readonly interactive: boolean;
  readonly columns: () => number;
  readonly input: Readable;
  /** Where line editing echoes; only used when `interactive`. */
  readonly screen: Writable;
  /** Calls back at Ctrl-C or a request to end; answers how to stop listening. A second one ends the process at once. */
  readonly onInterrupt: (listener: () => void) => () => void;
  /** What Ctrl-C does. */
  readonly interrupt: () => void;
}

/** The process's own. Colour only on a terminal, and never under NO_COLOR. */
export function processTerminal(): Terminal {
  return {
    cwd: process.cwd(),
    env: process.env,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    paint: pc.isColorSupported && process.stdout.isTTY ? colours : plain,
    interactive: process.stdin.isTTY && process.stdout.isTTY,
    columns: () => process.stdout.columns || 80,
    input: process.stdin,
    screen: process.stdout,
    onInterrupt: (listener) => {
      let again = false;
      const hear = (): void => {
        // A turn is stored or it is not: ending here loses nothing that was acknowledged.
        if (again) process.exit(interrupted);
        again = true;
        listener();
      };
      for (const signal of signals) process.on(signal, hear);
      return () => {
        for (const signal of signals) process.off(signal, hear);
      };
    },
    interrupt: () => void process.kill(process.pid, 'SIGINT'),
  };
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What a shell expects of a process that a Ctrl-C ended. */
const interrupted = 130;

const unchanged = (text: string): string => text;

export const plain: Paint = { bold: unchanged, dim: unchanged, speaker: unchanged, problem: unchanged };

const colours: Paint = {
  bold: pc.bold,
  dim: pc.dim,
  speaker: (text) => pc.bold(pc.cyan(text)),
  problem: pc.red,
};
