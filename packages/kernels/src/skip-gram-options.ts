import { WordloomError } from '@wordloom/errors';
import type { SimdLevel } from './simd-level.ts';

/**
 * Word ids of all sentences one after the other; sentence s is `values[offsets[s]] .. values[offsets[s + 1] - 1]`. Arrays over
 * SharedArrayBuffers are read where they are and must not change during training; others are copied.
 */
export interface TokenCorpus {
  readonly values: Int32Array;
  readonly offsets: Int32Array;
}

/**
 * The noise distribution of the negatives, shapes [vocabulary size], as `@wordloom/negative-sampler` builds it: of a uniformly drawn
 * word w, w itself is taken when another draw of 32 bits is below `threshold[w]`, else `alias[w]`.
 */
export interface AliasTable {
  readonly threshold: Uint32Array;
  readonly alias: Uint32Array;
}

export interface SkipGramProgress {
  /** Tokens trained on, of all epochs together, dropped ones included; and how many there will be. */
  readonly words: number;
  readonly totalWords: number;
  /** Mean since the threads started. */
  readonly wordsPerSecond: number;
  /**
   * Negative-sampling loss for each pair of words, mean in 64 bits over one in 32 windows of the chunk just done
   * (some 10,000 tokens); null where every window of the chunk was empty.
   */
  readonly loss: number | null;
}

export interface SkipGramOptions {
  readonly corpus: TokenCorpus;
  readonly negativeTable: AliasTable;
  /**
   * Probability that an occurrence of a word is kept, shape [vocabulary size], drawn anew in each epoch; null keeps
   * all.
   */
  readonly keepProbability: Float32Array | Float64Array | null;
  readonly dimensions: number;
  /** Largest distance of a context; each center draws its own from 1 to this (1 to 1000). */
  readonly window: number;
  /** Negatives shared by a window (1 to 64). */
  readonly negatives: number;
  readonly epochs: number;
  /** At the start; falls in a straight line to `minLearningRate` at the end. */
  readonly learningRate: number;
  readonly minLearningRate: number;
  readonly threads: number;
  readonly seed: number | string;
  /** The best that runs here unless given. */
  readonly simd?: SimdLevel;
  /** Called on the caller's thread after each chunk. */
  readonly onProgress?: (progress: SkipGramProgress) => void;
  readonly signal?: AbortSignal;
}

export interface SkipGramVectors {
  /** The word vectors, shape [vocabulary size, dimensions]. */
  readonly input: Float32Array<ArrayBuffer>;
  /** The output (context) vectors, same shape. */
  readonly output: Float32Array<ArrayBuffer>;
}

const LIMITS = {
  dimensions: [1, 65_536],
  window: [1, 1000],
  negatives: [1, 64],
  epochs: [1, 10_000],
  threads: [1, 256],
} as const;

/**
 * Says all that is wrong with the options at once.
 *
 * @throws WordloomError `kernels/parameters`
 */
export function checkSkipGramOptions(options: SkipGramOptions): void {
  const problems: string[] = [];
  for (const [name, [low, high]] of Object.entries(LIMITS)) {
    const value = options[name as keyof typeof LIMITS];
    if (!Number.isInteger(value) || value < low || value > high) {
      problems.push(`${name} is a whole number from ${low} to ${high}, not ${value}`);
    }
  }
  const { learningRate, minLearningRate, negativeTable, keepProbability } = options;
  if (!(learningRate > 0 && learningRate < Infinity)) {
    problems.push(`learningRate is above 0, not ${learningRate}`);
  }
  if (!(minLearningRate >= 0) || minLearningRate > learningRate) {
    problems.push(`minLearningRate is from 0 to learningRate, not ${minLearningRate}`);
  }
  const words = negativeTable.alias.length;
  if (words < 2) problems.push(`the vocabulary has 2 words or more, not ${words}: negatives are other words`);
  if (negativeTable.threshold.length !== words) {
    problems.push(`the alias table has ${words} aliases but ${negativeTable.threshold.length} thresholds`);
  }
  const stray = negativeTable.alias.findIndex((word) => word >= words);
  if (stray >= 0) problems.push(`the alias of word ${stray} is ${negativeTable.alias[stray]}, not a word`);
  if (keepProbability && keepProbability.length !== words) {
    problems.push(`keepProbability has ${keepProbability.length} words, the alias table ${words}`);
  }
  if (problems.length === 0) return;
  throw new WordloomError({
    code: 'kernels/parameters',
    what: `skip-gram cannot train so: ${problems.join('; ')}`,
    fix: 'correct these options',
  });
}
