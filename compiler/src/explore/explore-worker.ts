import { parentPort, workerData } from 'node:worker_threads';
import { isWorkerData } from './crew.js';
import { Explorer, type Request } from './explorer.js';

/** A worker of `fabula explore`: told the program once, then asked for one run of nodes or walks after the other. */
const data: unknown = workerData;
const port = parentPort;
if (!port || !isWorkerData(data)) throw new Error('This is a worker, and not started as one.');
const explorer = await Explorer.make(data.program);
port.on('message', (request: Request) => {
  port.postMessage(explorer.answer(request));
});
