import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { WordloomError } from '@wordloom/errors';
import { instantiate, type TensorThread } from './tensor-instance.ts';
import { type TensorKernel, tensorJob } from './tensor-job.ts';
import { type TensorMemory, tensorMemory } from './tensor-memory.ts';
import { tensorModule } from './tensor-module.ts';

const MAX_THREADS = 64;

/** Kernels on tensors that lie in one shared memory, run by several threads. */
export interface TensorKernels {
  readonly memory: TensorMemory;
  readonly threads: number;
  /**
   * Runs a kernel's chunks, each by any thread, and returns when all are done. What a chunk computes depends on nothing but its
   * number, so the number of threads changes no bit.
   *
   * @param words addresses, sizes and strides
   */
  run(kernel: TensorKernel, chunks: number, words: readonly number[], reals?: readonly number[]): void;
  /** Makes each thread's own memory at least `bytes` larger than a matrix product needs. */
  reserveScratch(bytes: number): void;
  dispose(): void;
}

/**
 * @param threads 1 to 64; as many as run at once here unless given
 * @throws WordloomError `kernels/threads`, `kernels/no-simd`, `kernels/thread`
 */
export async function openTensorKernels(threads = availableParallelism()): Promise<TensorKernels> {
  if (!Number.isInteger(threads) || threads < 1 || threads > MAX_THREADS) {
    throw new WordloomError({
      code: 'kernels/threads',
      what: `${threads} threads are not 1 to ${MAX_THREADS}`,
      fix: 'give a whole number in that range',
    });
  }
  const memory = tensorMemory();
  const module = tensorModule();
  const own = instantiate({ module, memory: memory.memory, thread: 0 });
  const job = tensorJob(memory.memory);
  const productBytes = own.productBytes.value;

  function setScratch(bytes: number): void {
    if (job.scratch[0]) memory.free(job.scratch[0]);
    job.scratch.set([memory.allocate(bytes * threads), bytes]);
  }

  setScratch(productBytes);
  const workers = await startThreads({ module, memory: memory.memory }, threads - 1);
  return {
    memory,
    threads,
    run(kernel, chunks, words, reals) {
      job.set(kernel, words, reals);
      own.runJob(chunks, threads);
    },
    reserveScratch(bytes) {
      const whole = productBytes + Math.ceil(bytes / 64) * 64;
      if (whole > job.scratch[1]!) setScratch(whole);
    },
    dispose() {
      own.endThreads();
      for (const worker of workers) worker.terminate();
    },
  };
}

/** Resolves when all of them look for work. They keep no process alive. */
async function startThreads(shared: Omit<TensorThread, 'thread'>, count: number): Promise<Worker[]> {
  // Node refuses this one for a file, though it hands it on.
  const execArgv = process.execArgv.filter((argument) => !argument.startsWith('--input-type'));
  const workers = Array.from({ length: count }, (_, i) => {
    const workerData: TensorThread = { ...shared, thread: i + 1 };
    return new Worker(new URL('./tensor-worker.ts', import.meta.url), { workerData, execArgv });
  });
  try {
    await Promise.all(workers.map((worker) => ready(worker)));
  } catch (cause) {
    for (const worker of workers) worker.terminate();
    throw new WordloomError({
      code: 'kernels/thread',
      what: `a thread did not start: ${cause instanceof Error ? cause.message : cause}`,
      fix: 'try fewer threads',
      cause,
    });
  }
  for (const worker of workers) worker.unref();
  return workers;
}

function ready(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
  });
}
