import { parentPort, workerData } from 'node:worker_threads';

const id = workerData as Int32Array<SharedArrayBuffer>;
Atomics.add(id, 0, 1);
parentPort!.postMessage(id.reduce((sum, value) => sum + value, 0));
