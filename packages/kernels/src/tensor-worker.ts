import { parentPort, workerData } from 'node:worker_threads';
import { instantiate, type TensorThread } from './tensor-instance.ts';

const own = instantiate(workerData as TensorThread);
parentPort!.postMessage('ready');
own.serve();
