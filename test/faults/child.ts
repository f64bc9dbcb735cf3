import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The child as it is built: `npm test` has built it before. */
const program = fileURLToPath(new URL('../dist/faults/append-child.js', import.meta.url));

const firstLine = z.union([z.object({ head: z.number() }), z.object({ error: z.string(), by: z.string().optional() })]);

export interface Appender {
  readonly pid: number;
  /** What the store held when the child opened it, or why it could not. */
  readonly first: Promise<z.infer<typeof firstLine>>;
  /** The last version it acknowledged. */
  acknowledged(): number;
  kill(): Promise<void>;
  /** Ends its input, and waits for its end. */
  end(): Promise<number | null>;
}

/** Starts a process that appends to a store: `count` turns, or until it is killed. `through` runs it under a tracer. */
export function startAppender(location: string, count = 'forever', through: readonly string[] = []): Appender {
  const [command = process.execPath, ...rest] = [...through, process.execPath, program, location, count];
  const child = spawn(command, rest, { stdio: ['pipe', 'pipe', 'pipe'] });
  let acknowledged = 0;
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  child.stdin.on('error', () => undefined);
  const first = new Promise<z.infer<typeof firstLine>>((resolve, reject) => {
    let rest = '';
    child.stdout.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line.startsWith('{')) resolve(firstLine.parse(JSON.parse(line)));
        else acknowledged = Number(line);
      }
    });
    child.on('close', (code, signal) =>
      reject(new Error(`the child ended (${code ?? signal}): ${errors.slice(-500)}`)),
    );
  });
  // Whoever waits for it hears of it; nobody else has to.
  first.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    first,
    acknowledged: () => acknowledged,
    kill: async () => {
      const closed = closing(child);
      child.kill('SIGKILL');
      await closed;
    },
    end: async () => {
      const closed = closing(child);
      child.stdin.end();
      await closed;
      return child.exitCode;
    },
  };
}

async function closing(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
}
