import { parentPort, workerData } from 'node:worker_threads';
import { WordloomError } from '@wordloom/errors';
import type { TokenizerDefinition } from '../definition.ts';
import { Tokenizer } from '../tokenizer.ts';
import type { BatchJob, BatchResult } from './encoding-thread.ts';

const tokenizer = new Tokenizer(workerData as TokenizerDefinition);

parentPort!.on('message', ({ texts, options }: BatchJob) => {
  const reply = (result: BatchResult, transfer: ArrayBuffer[] = []) =>
    parentPort!.postMessage(result, transfer);
  try {
    const parts = texts.map((text) => tokenizer.encode(text, options));
    const ends = new Float64Array(parts.length);
    parts.forEach((part, i) => {
      ends[i] = (ends[i - 1] ?? 0) + part.length;
    });
    const ids = new Uint32Array(ends.at(-1) ?? 0);
    parts.forEach((part, i) => {
      ids.set(part, ends[i]! - part.length);
    });
    reply({ ids, ends }, [ids.buffer, ends.buffer]);
  } catch (error) {
    if (!(error instanceof WordloomError)) throw error;
    const { cause, ...details } = error.details;
    reply({ error: details });
  }
});
