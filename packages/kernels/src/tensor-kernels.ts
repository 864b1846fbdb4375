import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { WordloomError } from '@wordloom/errors';
import { instantiate, type TensorThread } from './tensor-instance.ts';
import { type TensorMemory, tensorMemory } from './tensor-memory.ts';
import { tensorModule } from './tensor-module.ts';

/** In the order of assembly/tensor/kernel.ts, which tells the words and numbers that each takes. */
const KERNELS = [
  'matmul',
  'map',
  'mapGradient',
  'combine',
  'copyRows',
  'rowSums',
  'columnSums',
  'squareSums',
  'layerNorm',
  'layerNormGradient',
  'layerNormScaleGradient',
  'softmax',
  'softmaxGradient',
  'crossEntropy',
  'crossEntropyGradient',
  'sigmoidCrossEntropy',
  'gatherRows',
  'segmentSums',
  'adam',
  'adagrad',
  'sgd',
  'dropout',
  'exchange',
  'attention',
  'attentionGradient',
  'lstm',
  'lstmGradient',
  'convMax',
  'convMaxInputGradient',
  'convMaxWeightGradient',
] as const;

export type TensorKernel = (typeof KERNELS)[number];

const kernelNumbers = new Map<TensorKernel, number>(KERNELS.map((name, i) => [name, i]));

/** In bytes, as in assembly/tensor/job.ts. */
const CONTROL = 65_536;
const MAX_WORDS = 64;
const KERNEL_AT = CONTROL + 320;
const SCRATCH_AT = CONTROL + 328;
const WORDS_AT = CONTROL + 384;
const REALS_AT = CONTROL + 640;

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
  const buffer = memory.memory.buffer;
  const own = instantiate({ module, memory: memory.memory, thread: 0 });
  const kernelAt = new Uint32Array(buffer, KERNEL_AT, 1);
  const wordsAt = new Uint32Array(buffer, WORDS_AT, MAX_WORDS);
  const realsAt = new Float32Array(buffer, REALS_AT, 16);
  const scratchAt = new Uint32Array(buffer, SCRATCH_AT, 2);
  const productBytes = own.productBytes.value;

  function setScratch(bytes: number): void {
    if (scratchAt[0]) memory.free(scratchAt[0]);
    scratchAt.set([memory.allocate(bytes * threads), bytes]);
  }

  setScratch(productBytes);
  const workers = await startThreads({ module, memory: memory.memory }, threads - 1);
  return {
    memory,
    threads,
    run(kernel, chunks, words, reals) {
      kernelAt[0] = kernelNumbers.get(kernel)!;
      wordsAt.set(words);
      if (reals) realsAt.set(reals);
      own.runJob(chunks, threads);
    },
    reserveScratch(bytes) {
      const whole = productBytes + Math.ceil(bytes / 64) * 64;
      if (whole > scratchAt[1]!) setScratch(whole);
    },
    dispose() {
      own.endThreads();
      for (const worker of workers) worker.terminate();
    },
  };
}

/** Resolves when all of them look for work. They keep no process alive. */
async function startThreads(job: Omit<TensorThread, 'thread'>, count: number): Promise<Worker[]> {
  const workers = Array.from({ length: count }, (_, i) => {
    const workerData: TensorThread = { ...job, thread: i + 1 };
    return new Worker(new URL('./tensor-worker.ts', import.meta.url), { workerData });
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
