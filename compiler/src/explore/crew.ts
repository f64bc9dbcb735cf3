import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ProgramIr } from '@fabula/runtime/bundle';
import type { Explorer, Reply, Request } from './explorer.js';

/** What a worker is started with. */
export interface WorkerData {
  readonly program: ProgramIr;
}

export function isWorkerData(data: unknown): data is WorkerData {
  return typeof data === 'object' && data !== null && 'program' in data;
}

/** Those who expand nodes and take walks: this process alone, or workers beside it. */
export interface Crew {
  readonly size: number;
  /** Asks each member; undefined asks a member for nothing. */
  ask(requests: readonly (Request | undefined)[]): Promise<readonly (Reply | undefined)[]>;
  close(): Promise<void>;
}

/** States live for a while: the less often young ones are looked through, the less often they are moved. */
const youngMb = 64;

/** The worker's file: beside this one both in the package and in the built program. */
const workerUrl = new URL('./explore-worker.js', import.meta.url);

/** Whether workers can be started: not from sources, which Node can't read. */
export function workersAvailable(): boolean {
  return existsSync(fileURLToPath(workerUrl));
}

export function aloneCrew(explorer: Explorer): Crew {
  return {
    size: 1,
    ask: (requests) => Promise.resolve(requests.map((request) => request && explorer.answer(request))),
    close: () => Promise.resolve(),
  };
}

export async function workerCrew(program: ProgramIr, size: number): Promise<Crew> {
  const data: WorkerData = { program };
  const workers = Array.from(
    { length: size },
    () => new Worker(workerUrl, { workerData: data, resourceLimits: { maxYoungGenerationSizeMb: youngMb } }),
  );
  await Promise.all(workers.map((worker) => once(worker, 'online')));
  return {
    size,
    ask: (requests) => Promise.all(workers.map((worker, index) => askWorker(worker, requests[index]))),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** A worker answers each question before it reads the next, so that the next message is the answer. */
function askWorker(worker: Worker, request: Request | undefined): Promise<Reply | undefined> {
  if (!request) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      worker.off('message', answered).off('error', failed).off('exit', left);
    };
    const answered = (reply: Reply): void => {
      settle();
      resolve(reply);
    };
    const failed = (error: Error): void => {
      settle();
      reject(error);
    };
    const left = (code: number): void => failed(new Error(`A worker ended with code ${code}.`));
    worker.on('message', answered).on('error', failed).on('exit', left);
    worker.postMessage(request);
  });
}
