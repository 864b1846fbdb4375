import type { CorpusFiles } from '../corpus-files.ts';
import type { Setting, Training } from '../settings.ts';

/** Words in the vocabulary, those that subsampling drops included, on all threads together. */
export interface Rates {
  readonly perSecond: number;
  /** Of all threads. */
  readonly perCpuSecond: number;
}

/** A program that trains skip-gram vectors with negative sampling. */
export interface Trainer {
  readonly name: string;
  /** Null where the program is not on this machine. */
  version(): string | null;
  /** What has to be there for {@link version} to find it. */
  readonly needs: string;
  /** Trains for so many seconds; tells how fast it went once it had begun. */
  measure(files: CorpusFiles, setting: Setting, seconds: number): Promise<Rates>;
  /** Why it cannot be asked for more epochs than one, where it cannot. */
  readonly oneEpochOnly?: string;
  /** Trains to the end; gives the path of the vectors, in word2vec's text format. */
  train(files: CorpusFiles, training: Training, folder: string): Promise<string>;
}

/** @throws Error where a trainer did not find the words that the others have */
export function checkVocabulary(trainer: string, found: number, { vocabularySize }: CorpusFiles): void {
  if (found === vocabularySize) return;
  throw new Error(
    `${trainer} has ${found} words, the corpus ${vocabularySize}: the figures would not compare`,
  );
}
