import { PassThrough, Readable } from 'node:stream';
import { main } from './main.js';
import { plain, type Terminal } from './terminal.js';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd: string;
  /** What is typed, whole. */
  readonly input?: string;
  readonly env?: { readonly [name: string]: string };
}

/** Runs a command as a shell would, without a process. */
export async function runCommand(args: readonly string[], options: RunOptions): Promise<Ran> {
  let out = '';
  let err = '';
  const terminal: Terminal = {
    cwd: options.cwd,
    // Nothing of whoever runs the tests: neither their store nor their colours.
    env: { FABULA_STORE: 'memory:', ...options.env },
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    paint: plain,
    interactive: false,
    columns: () => 80,
    input: Readable.from([options.input ?? '']),
    screen: new PassThrough(),
    onInterrupt: () => () => undefined,
    interrupt: () => undefined,
  };
  const code = await main(args, terminal);
  return { code, out, err };
}
