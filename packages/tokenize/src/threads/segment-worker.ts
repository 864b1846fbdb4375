import { parentPort, workerData } from 'node:worker_threads';
import { type ReaderOptions, SegmentReader } from './segment-reader.ts';
import type { Call, Message } from './segment-thread.ts';

const reader = new SegmentReader(workerData as ReaderOptions);

function answer(call: Call): unknown {
  if (call.method === 'read') return reader.read(call.argument, (segment) => send({ segment }));
  if (call.method === 'place') return reader.place(call.argument);
  return reader.counts(call.argument);
}

function send(message: Message): void {
  parentPort!.postMessage(message);
}

parentPort!.on('message', (call: Call) => send({ answer: answer(call) }));
