import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import pc from 'picocolors';
import { type Paint, plain } from '../diagnostics/index.js';

/** How standard input is called among paths and in messages; `-` on the command line. */
export const standardInput = '<stdin>';

/** Where a command reads and writes: handed in, so that tests run commands without a process. */
export interface Terminal {
  readonly cwd: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly paint: Paint;
  /** Whether somebody watches: frames and hints for people, plain lines for programs. */
  readonly interactive: boolean;
  /** How wide it is; undefined where lines may be of any length. */
  readonly columns: () => number | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Everything on standard input; absent where there is none. */
  readonly input?: () => Promise<Uint8Array>;
  /** Asks who sits there for a line; undefined when they leave. Absent where nobody does. */
  readonly ask?: (question: string) => Promise<string | undefined>;
}

/** The process's own. Colour only on a terminal, and never under NO_COLOR. */
export function processTerminal(): Terminal {
  const interactive = process.stdout.isTTY;
  return {
    cwd: process.cwd(),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    paint: pc.isColorSupported && interactive ? colours : plain,
    interactive,
    columns: () => (process.stdout.isTTY ? process.stdout.columns : undefined),
    env: process.env,
    input: async () => Buffer.concat(await process.stdin.toArray()),
    ...(interactive && process.stdin.isTTY && { ask: askLine }),
  };
}

async function askLine(question: string): Promise<string | undefined> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    // Who presses Ctrl-D closes it without an answer.
    return await Promise.race([lines.question(question), once(lines, 'close').then(() => undefined)]);
  } finally {
    lines.close();
  }
}

const colours: Paint = {
  dim: pc.dim,
  mark: pc.red,
  error: (text) => pc.bold(pc.red(text)),
  warning: (text) => pc.bold(pc.yellow(text)),
  bold: pc.bold,
};
