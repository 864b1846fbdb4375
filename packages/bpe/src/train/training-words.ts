/**
 * Distinct words as symbols, each with what belongs to it in one place, so that a visit is one cache miss: word w is its length at
 * words[w], its count in the two numbers after it, and symbols from w + HEADER on. Merging shortens it in place.
 */
export type TrainingWords = Int32Array;

export const HEADER = 3;

/** A word's count, exact up to 2^53. */
export function countOf(words: TrainingWords, word: number): number {
  return words[word + 2]! * 2 ** 32 + (words[word + 1]! >>> 0);
}

/** Writes what stands before a word's symbols. */
export function putHeader(words: TrainingWords, word: number, length: number, count: number): void {
  words[word] = length;
  words[word + 1] = count | 0;
  words[word + 2] = Math.floor(count / 2 ** 32);
}
