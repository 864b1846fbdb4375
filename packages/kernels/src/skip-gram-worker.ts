import { parentPort, workerData } from 'node:worker_threads';
import { type ChunkReport, chunkOf, type SkipGramJob } from './skip-gram-job.ts';
import { COMPLETE, skipGramKernel } from './skip-gram-kernel.ts';

const { job, thread } = workerData as { job: SkipGramJob; thread: number };
const kernel = skipGramKernel(job.module, job.memory, { ...job, thread });

function report(chunk: ChunkReport): void {
  parentPort!.postMessage(chunk);
}

for (;;) {
  const claimed = chunkOf(job, Atomics.add(job.claims, 0, 1));
  if (!claimed) break;
  const { start, end, rate, epoch, chunk } = claimed;
  const position = kernel.trainChunk(start, end, rate, epoch, chunk);
  if (position !== COMPLETE) {
    report({ kind: 'diverged', epoch, position });
    break;
  }
  report({ kind: 'done', words: end - start, lossSum: kernel.lossSum(), lossPairs: kernel.lossPairs() });
}
