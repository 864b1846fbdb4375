import { BLOCK_TOKENS, writeBlock } from './corpus-blocks.ts';
import type { SkipGramLayout } from './skip-gram-layout.ts';
import type { TokenCorpus } from './skip-gram-options.ts';

/** What `trainChunk` returns when every score was finite. */
export const COMPLETE = 2 ** 32 - 1;

/** One thread's instance of assembly/skip-gram.ts. */
export interface SkipGramKernel {
  /** Trains on tokens `start` to `end - 1`; COMPLETE, or the token near which a score was not finite. */
  trainChunk(start: number, end: number, rate: number, epoch: number, chunk: number): number;
  /** Trains on the rows whose addresses are in the scratch; 0 where a score was not finite. */
  trainWindow(inputCount: number, outputCount: number, rate: number): number;
  /** Over the windows of the last chunk that were sampled. */
  lossSum(): number;
  lossPairs(): number;
}

interface Exports extends SkipGramKernel {
  setVectors(input: number, output: number, rowBytes: number, vocabularySize: number): void;
  setKeepLimits(keepLimits: number): void;
  setNegatives(table: number, count: number): void;
  setScratch(
    window: number,
    tokens: number,
    sentence: number,
    capacity: number,
    inputs: number,
    outputs: number,
    scores: number,
    column: number,
    sums: number,
  ): void;
  setSeed(low: number, high: number): void;
}

export interface SkipGramKernelOptions {
  readonly layout: SkipGramLayout;
  readonly corpus: TokenCorpus;
  readonly vocabularySize: number;
  readonly window: number;
  readonly negatives: number;
  /** Two words of 32 bits. */
  readonly seed: readonly [number, number];
  /** Which thread's scratch to use, from 0. */
  readonly thread: number;
}

export function skipGramKernel(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
  { layout, corpus, vocabularySize, window, negatives, seed, thread }: SkipGramKernelOptions,
): SkipGramKernel {
  const { tokens, sentence, sentenceCapacity, inputs, outputs, scores, column, sums } = layout.scratch;
  const own = thread * layout.scratchBytes;
  const blockTokens = new Uint32Array(memory.buffer, tokens + own, BLOCK_TOKENS);
  const readBlock = (block: number) => writeBlock(blockTokens, block, corpus);
  const instance = new WebAssembly.Instance(module, { env: { memory, readBlock } });
  const kernel = instance.exports as unknown as Exports;
  kernel.setVectors(layout.inputRows, layout.outputRows, layout.rowBytes, vocabularySize);
  kernel.setKeepLimits(layout.keepLimits);
  kernel.setNegatives(layout.aliasTable, negatives);
  kernel.setScratch(
    window,
    tokens + own,
    sentence + own,
    sentenceCapacity,
    inputs + own,
    outputs + own,
    scores + own,
    column + own,
    sums + own,
  );
  kernel.setSeed(...seed);
  return {
    trainChunk: (...chunk) => kernel.trainChunk(...chunk) >>> 0,
    trainWindow: kernel.trainWindow,
    lossSum: kernel.lossSum,
    lossPairs: kernel.lossPairs,
  };
}
