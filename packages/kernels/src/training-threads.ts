import { Worker } from 'node:worker_threads';
import { WordloomError } from '@wordloom/errors';
import type { ChunkReport, SkipGramJob } from './skip-gram-job.ts';

/**
 * Runs a job on worker threads until all its chunks are done. Whatever ends it, no thread runs on afterwards.
 *
 * @param onChunk called for each chunk in the order of arrival; what it throws ends the job
 * @throws the signal's reason when aborted, WordloomError `kernels/thread` when a thread fails
 */
export async function runTrainingThreads(
  job: SkipGramJob,
  threads: number,
  onChunk: (report: ChunkReport) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const workers = Array.from(
    { length: threads },
    (_, thread) =>
      new Worker(new URL('./skip-gram-worker.ts', import.meta.url), { workerData: { job, thread } }),
  );
  const interrupted = Promise.withResolvers<never>();
  const abort = () => interrupted.reject(signal!.reason);
  signal?.addEventListener('abort', abort, { once: true });
  try {
    await Promise.race([
      interrupted.promise,
      Promise.all(workers.map((worker) => finished(worker, onChunk))),
    ]);
  } finally {
    signal?.removeEventListener('abort', abort);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function finished(worker: Worker, onChunk: (report: ChunkReport) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on('message', (report: ChunkReport) => {
      try {
        onChunk(report);
      } catch (error) {
        reject(error);
      }
    });
    worker.on('error', (cause) => reject(threadFailed(cause)));
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(threadFailed(`exit code ${code}`))));
  });
}

function threadFailed(cause: unknown): WordloomError {
  return new WordloomError({
    code: 'kernels/thread',
    what: `a training thread failed: ${cause instanceof Error ? cause.message : cause}`,
    why: 'the machine may be out of memory',
    fix: 'try fewer threads, or fewer dimensions',
    cause,
  });
}
