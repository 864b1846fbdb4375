import type { SharedMemory } from './tensor-memory.ts';

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
const MAX_REALS = 16;
const KERNEL_AT = CONTROL + 320;
const SCRATCH_AT = CONTROL + 328;
const WORDS_AT = CONTROL + 384;
const REALS_AT = CONTROL + 640;

/** Where a memory tells the threads what to do. */
export interface TensorJob {
  set(kernel: TensorKernel, words: readonly number[], reals?: readonly number[]): void;
  /** The threads' own memory: its address, and the bytes of each thread. */
  readonly scratch: Uint32Array;
}

export function tensorJob({ buffer }: SharedMemory): TensorJob {
  const kernelAt = new Uint32Array(buffer, KERNEL_AT, 1);
  const wordsAt = new Uint32Array(buffer, WORDS_AT, MAX_WORDS);
  const realsAt = new Float32Array(buffer, REALS_AT, MAX_REALS);
  return {
    set(kernel, words, reals) {
      kernelAt[0] = kernelNumbers.get(kernel)!;
      wordsAt.set(words);
      if (reals) realsAt.set(reals);
    },
    scratch: new Uint32Array(buffer, SCRATCH_AT, 2),
  };
}
