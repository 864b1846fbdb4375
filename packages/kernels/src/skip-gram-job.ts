import type { SkipGramLayout } from './skip-gram-layout.ts';
import type { TokenCorpus } from './skip-gram-options.ts';

/** What a training thread is given; all of it is shared or cloned when the thread starts. */
export interface SkipGramJob {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly layout: SkipGramLayout;
  readonly vocabularySize: number;
  readonly window: number;
  readonly negatives: number;
  readonly seed: readonly [number, number];
  /** In shared memory, or each thread would have a copy. */
  readonly corpus: TokenCorpus;
  readonly chunkTokens: number;
  readonly epochs: number;
  readonly learningRate: number;
  readonly minLearningRate: number;
  /** Chunks claimed by threads, of all epochs together. */
  readonly claims: Int32Array<SharedArrayBuffer>;
}

/** What a thread says after each chunk. */
export type ChunkReport =
  | { readonly kind: 'done'; readonly words: number; readonly lossSum: number; readonly lossPairs: number }
  | { readonly kind: 'diverged'; readonly epoch: number; readonly position: number };

/** At most 10,000 tokens, and 16 or more a corpus so that a small one's rate falls smoothly too. */
export function chunkTokens(tokens: number): number {
  return Math.min(10_000, Math.ceil(tokens / 16));
}

/** The chunk that a claim stands for; the rate depends on the claim alone, not on time. */
export function chunkOf(job: SkipGramJob, claim: number) {
  const { epochs, learningRate, minLearningRate } = job;
  const tokens = job.corpus.values.length;
  const chunks = Math.ceil(tokens / job.chunkTokens);
  if (claim >= chunks * epochs) return undefined;
  const chunk = claim % chunks;
  return {
    epoch: Math.floor(claim / chunks),
    chunk,
    start: chunk * job.chunkTokens,
    end: Math.min(tokens, (chunk + 1) * job.chunkTokens),
    rate: learningRate + ((minLearningRate - learningRate) * claim) / (chunks * epochs),
  };
}
