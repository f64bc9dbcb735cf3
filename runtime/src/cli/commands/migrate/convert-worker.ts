import { randomBytes } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from '../../../adapters/index.js';
import { type ConvertedBranches, convertBranches, createHost, type HostError, openStory } from '../../../host/index.js';
import { isConvertWorkerData, type Task } from './convert-crew.js';

/** A worker of `fabula-run migrate convert`: told the store and the bundle once, then asked for one batch after the other. */
const data: unknown = workerData;
const port = parentPort;
if (!port || !isConvertWorkerData(data)) throw new Error('This is a worker, and not started as one.');
const story = await openStory(data.bundle);
const store = await openStore(data.location);
const randomHex = (bytes: number): string => randomBytes(bytes).toString('hex');
// One host for all batches: it opens the story that sessions come from once.
const host = store.ok ? createHost({ store: store.value, now: Date.now, randomHex }) : store;

async function convert(keys: Extract<Task, { task: 'convert' }>['keys']): Promise<ConvertedBranches> {
  if (!story.ok) return failed(story.error);
  if ('ok' in host) return failed({ error: 'store', store: host.error });
  return convertBranches(host, story.value, keys);
}

async function end(): Promise<void> {
  if (store.ok) await store.value.close();
  port?.close();
}

function failed(error: HostError): ConvertedBranches {
  return { converted: 0, moved: 0, stays: [], later: [], error };
}

port.on('message', (task: Task) => {
  if (task.task === 'convert') void convert(task.keys).then((done) => port.postMessage(done));
  else void end();
});
