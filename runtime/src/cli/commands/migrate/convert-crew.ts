import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ConvertCrew, ConvertedBranches } from '../../../host/index.js';
import type { BranchKey } from '../../../ports/index.js';

/** What a worker is started with. */
export interface ConvertWorkerData {
  readonly location: string;
  readonly bundle: Uint8Array;
}

/** A worker answers each batch before it reads the next, so that the next message is the answer. */
export type Task = { readonly task: 'convert'; readonly keys: readonly BranchKey[] } | { readonly task: 'end' };

export function isConvertWorkerData(data: unknown): data is ConvertWorkerData {
  return typeof data === 'object' && data !== null && 'location' in data && 'bundle' in data;
}

export interface WorkerCrew extends ConvertCrew {
  close(): Promise<void>;
}

/** The worker's file: beside this one both in the package and in the built program. */
const workerUrl = new URL('./convert-worker.js', import.meta.url);

/** Whether workers can be started: not from sources, which Node can't read. */
export function convertWorkersAvailable(): boolean {
  return existsSync(fileURLToPath(workerUrl));
}

/** Workers, each with connections of its own to a store on a server. */
export function workerCrew(data: ConvertWorkerData, size: number): WorkerCrew {
  const workers = Array.from({ length: size }, () => new Worker(workerUrl, { workerData: data }));
  const gone = new Set<Worker>();
  // Without a listener the error of an idle worker would end the process; what it was asked for is told below.
  for (const worker of workers) worker.on('error', () => undefined).on('exit', () => gone.add(worker));
  const idle = [...workers];
  return {
    size,
    async convert(keys) {
      const worker = idle.pop();
      const done = worker && !gone.has(worker) ? await ask(worker, keys) : undefined;
      if (worker && !gone.has(worker)) idle.push(worker);
      // Whoever leads the crew does itself what a worker left undone that has ended.
      return done ?? { converted: 0, moved: 0, stays: [], later: keys };
    },
    async close() {
      await Promise.all(
        workers.map(async (worker) => {
          if (gone.has(worker)) return;
          const ended = once(worker, 'exit');
          worker.postMessage({ task: 'end' } satisfies Task);
          await ended;
        }),
      );
    },
  };
}

/** Undefined: it ended before it answered. What it had stored is stored, and no longer behind. */
function ask(worker: Worker, keys: readonly BranchKey[]): Promise<ConvertedBranches | undefined> {
  return new Promise((resolve) => {
    const answered = (done: ConvertedBranches): void => settle(done);
    const left = (): void => settle(undefined);
    const settle = (done: ConvertedBranches | undefined): void => {
      worker.off('message', answered).off('exit', left);
      resolve(done);
    };
    worker.on('message', answered).on('exit', left);
    worker.postMessage({ task: 'convert', keys } satisfies Task);
  });
}
