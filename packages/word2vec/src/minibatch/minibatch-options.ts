import type { StageReport } from '@wordloom/events';

export interface MinibatchOptions {
  /** Skip-gram predicts the contexts of a word, a continuous bag of words (CBOW) the word from its contexts. */
  readonly model: 'skip-gram' | 'cbow';
  /** Against noise, or against all words: exact, and slow for more than a few thousand of them. */
  readonly objective: 'negative-sampling' | 'full-softmax';
  /** Numbers in a vector. */
  readonly dimensions: number;
  /** Largest distance of a context; each center draws its own from 1 to this. */
  readonly maxWindow: number;
  /** Noise words for each predicted word, none of those that are predicted for the same center. */
  readonly negatives: number;
  readonly epochs: number;
  /** Of Adam, constant. */
  readonly learningRate: number;
  /** Centers in a batch. */
  readonly batchSize: number;
  readonly threads: number;
  readonly seed: number | string;
  /** Where the training is saved now and then; what is found there is gone on from. */
  readonly checkpointFolder?: string;
  readonly report?: StageReport;
  readonly signal?: AbortSignal;
}

export interface MinibatchVectors {
  /** Shape [vocabulary size, dimensions], row-major. */
  readonly vectors: Float32Array;
  /** Running mean over all epochs of the loss of an example. */
  readonly meanLoss: number;
}
