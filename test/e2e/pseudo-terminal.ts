import { type ChildProcessWithoutNullStreams, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { ownEnvironment } from './program.js';

/** A program of the system that runs a shell's command in a pseudo-terminal, and hands its keys and its screen on. */
interface Host {
  readonly name: string;
  readonly start: (command: string) => readonly [string, readonly string[]];
}

const python = 'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(["sh", "-c", sys.argv[1]])))';

const hosts: readonly (Host & { readonly isThere: () => boolean })[] = [
  {
    name: 'script',
    // The one of BSD and macOS takes other options.
    isThere: () => output('script', ['--version']).includes('util-linux'),
    start: (command) => ['script', ['-qfec', command, '/dev/null']],
  },
  {
    name: 'python3',
    isThere: () =>
      output('python3', ['-c', 'import os, pty; os.waitstatus_to_exitcode; print("fine")']).includes('fine'),
    start: (command) => ['python3', ['-c', python, command]],
  },
];

/** Those that this machine has; Windows has none. */
export const pseudoTerminals: readonly Host[] =
  process.platform === 'win32' ? [] : hosts.filter((host) => host.isThere());

function output(program: string, args: readonly string[]): string {
  return spawnSync(program, args, { encoding: 'utf8' }).stdout ?? '';
}

export interface PseudoTerminalOptions {
  readonly columns: number;
  /** Colour is wanted unless this says otherwise. */
  readonly env?: { readonly [name: string]: string };
}

/** A program at a terminal: what is typed, and what a person sees of it. */
export class PseudoTerminal {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #ended: Promise<unknown>;
  #raw = '';
  /** How much of the text was waited for. */
  #seen = 0;

  constructor(host: Host, args: readonly string[], { columns, env }: PseudoTerminalOptions) {
    const program = [process.execPath, ...args].map(quoted).join(' ');
    // The host's own input is no terminal whose size could be taken over: it is set from the inside.
    const [file, words] = host.start(`stty cols ${columns} rows 40; echo "at $(tty) end"; exec ${program}`);
    const inherited = ownEnvironment();
    for (const name of ['NO_COLOR', 'FORCE_COLOR', 'CI']) delete inherited[name];
    this.#child = spawn(file, words, { env: { ...inherited, TERM: 'xterm-256color', ...env }, stdio: 'pipe' });
    this.#child.stdout.on('data', (chunk: Buffer) => {
      this.#raw += chunk.toString();
    });
    this.#child.stdin.on('error', () => undefined);
    this.#ended = once(this.#child, 'close');
  }

  /** What the program wrote, with its control sequences. */
  get raw(): string {
    return this.#raw.replace(/^at \S+ end\r?\n/, '');
  }

  /** Waits for a text; answers what came since the last wait until its end. */
  async until(wanted: string): Promise<string> {
    const deadline = Date.now() + 120_000;
    for (;;) {
      const fresh = this.#text().slice(this.#seen);
      const at = fresh.indexOf(wanted);
      if (at >= 0) {
        this.#seen += at + wanted.length;
        return fresh.slice(0, at + wanted.length);
      }
      if (this.#child.exitCode !== null || Date.now() > deadline) {
        throw new Error(`The screen never showed ${JSON.stringify(wanted)}, but ${JSON.stringify(fresh)}.`);
      }
      await sleep(10);
    }
  }

  type(keys: string): void {
    this.#child.stdin.write(keys);
  }

  /** Types a line; answers what came of it, until the next prompt. */
  async enter(line: string): Promise<string> {
    this.type(`${line}\r`);
    return this.until('\n> ');
  }

  resize(columns: number): void {
    const place = /^at (\S+) end/.exec(this.#raw)?.[1] ?? '';
    execFileSync('sh', ['-c', `stty cols ${columns} < ${quoted(place)}`]);
  }

  /** The program's exit code, and what came since the last wait. */
  async ended(): Promise<{ readonly code: number | null; readonly last: string }> {
    await this.#ended;
    return { code: this.#child.exitCode, last: this.#text().slice(this.#seen) };
  }

  #text(): string {
    return stripVTControlCharacters(this.#raw).replaceAll('\r', '');
  }
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
