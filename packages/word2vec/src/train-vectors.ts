import { type SkipGramProgress, trainSkipGram } from '@wordloom/kernels';
import { buildAliasTable, negativeWeights } from '@wordloom/negative-sampler';
import type { Sentences } from '@wordloom/tokenize';
import { checkWords } from './check-words.ts';

export interface TrainingOptions {
  /** Numbers in a vector. */
  readonly dimensions: number;
  /** Largest distance of a context; each center draws its own from 1 to this. */
  readonly maxWindow: number;
  /** Noise words drawn against each center. */
  readonly negatives: number;
  readonly epochs: number;
  /** At the start; falls in a straight line to a ten-thousandth of it. */
  readonly learningRate: number;
  readonly threads: number;
  readonly seed: number | string;
  readonly onProgress?: (progress: SkipGramProgress) => void;
  readonly signal?: AbortSignal;
}

/** The words that a corpus is made of: shapes [vocabulary size], in the order of their ids. */
export interface Words {
  /** Occurrences, by which noise is drawn: in proportion to count^0.75. */
  readonly counts: Uint32Array;
  /** 1 where the id is no word of the language, such as `<unk>`; such ids are never drawn as noise. */
  readonly reserved: Uint8Array;
}

/**
 * Skip-gram word vectors with negative sampling (Mikolov et al. 2013, "Distributed representations of words and phrases"),
 * trained in windows with shared negatives on threads over shared memory. One thread gives the same bits each time; several
 * do not.
 *
 * @param corpus ids of the vocabulary; sentences of fewer than two words teach nothing
 * @returns shape [vocabulary size, dimensions], row-major
 * @throws WordloomError `word2vec/few-words` when fewer than two words of the vocabulary occur, and those of
 * `trainSkipGram`: `kernels/parameters`, `kernels/memory`, `kernels/diverged` ...
 */
export async function trainVectors(
  corpus: Sentences,
  words: Words,
  options: TrainingOptions,
): Promise<Float32Array> {
  checkWords(words);
  const { input } = await trainSkipGram({
    ...options,
    corpus,
    negativeTable: buildAliasTable(negativeWeights(words.counts, words)),
    keepProbability: null,
    window: options.maxWindow,
    minLearningRate: options.learningRate / 10_000,
  });
  return input;
}
