import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The programs as they are shipped, each in one file, which start in half the time; `npm test` has built them before. */
export const programs = {
  'fabula-run': fileURLToPath(new URL('../../runtime/bin/fabula-run.js', import.meta.url)),
  fabula: fileURLToPath(new URL('../../compiler/bin/fabula.js', import.meta.url)),
};

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `fabula-run` to its end. */
export function run(args: readonly string[], input = ''): Promise<Ran> {
  return runProgram('fabula-run', args, input);
}

export async function runProgram(program: keyof typeof programs, args: readonly string[], input = ''): Promise<Ran> {
  const child = start(program, args);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  child.stdin.end(input);
  await once(child, 'close');
  return { code: child.exitCode, out, err };
}

/** A line of the player's JSON protocol; tests read what they need of it. */
const answer = z.looseObject({
  type: z.string(),
  version: z.number().optional(),
  stateHash: z.string().optional(),
  repeated: z.boolean().optional(),
  error: z.string().optional(),
});
export type Answer = z.infer<typeof answer>;

/** A player that talks in lines of JSON. */
export class Player {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  #err = '';

  constructor(args: readonly string[]) {
    this.#child = start('fabula-run', ['play', ...args, '--json']);
    this.#child.stderr.on('data', (chunk: Buffer) => {
      this.#err += chunk.toString();
    });
    // A killed player takes no more; that is what the test is about.
    this.#child.stdin.on('error', () => undefined);
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  get err(): string {
    return this.#err;
  }

  send(message: object): void {
    this.#child.stdin.write(`${JSON.stringify(message)}\n`);
  }

  /** The next line, or undefined when there is none any more: a line cut in two by a kill was never said. */
  async next(): Promise<Answer | undefined> {
    const line = await this.#lines.next();
    if (line.done === true) return undefined;
    try {
      return answer.parse(JSON.parse(line.value));
    } catch {
      return undefined;
    }
  }

  /** The next line of a kind. */
  async until(type: string): Promise<Answer> {
    for (let line = await this.next(); line; line = await this.next()) if (line.type === type) return line;
    throw new Error(`The player ended without a line \`${type}\`. ${this.#err}`);
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended();
  }

  async interrupt(): Promise<number | null> {
    this.#child.kill('SIGINT');
    return this.ended();
  }

  async ended(): Promise<number | null> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'close');
    return this.#child.exitCode;
  }
}

function start(program: keyof typeof programs, args: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [programs[program], ...args], { env: ownEnvironment(), stdio: 'pipe' });
}

/** Nothing of whoever runs the tests. */
export function ownEnvironment(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  delete env['FABULA_STORE'];
  return env;
}
