export { DivergedError } from './diverged-error.ts';
export { type SimdLevel, simdLevel } from './simd-level.ts';
export { type SkipGramLayout, type SkipGramSizes, skipGramLayout } from './skip-gram-layout.ts';
export type {
  AliasTable,
  SkipGramOptions,
  SkipGramProgress,
  SkipGramVectors,
  TokenCorpus,
} from './skip-gram-options.ts';
export type { TensorKernel } from './tensor-job.ts';
export { openTensorKernels, type TensorKernels } from './tensor-kernels.ts';
export type { TensorMemory } from './tensor-memory.ts';
export { trainSkipGram } from './train-skip-gram.ts';
