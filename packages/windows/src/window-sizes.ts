import type { RandomStream } from '@wordloom/random';
import type { Sentences } from '@wordloom/tokenize';

/** Words that are centers: those of sentences of two words and more. */
export function countCenters({ offsets }: Sentences): number {
  let centers = 0;
  for (let s = 0; s + 1 < offsets.length; s++) {
    const length = offsets[s + 1]! - offsets[s]!;
    if (length >= 2) centers += length;
  }
  return centers;
}

/** A size for each center, even over 1 .. maxWindow, so that near words are contexts more often; shape [centers]. */
export function drawWindowSizes(
  centers: number,
  { maxWindow, random }: { maxWindow: number; random: RandomStream },
): Int32Array {
  return Int32Array.from({ length: centers }, () => 1 + random.below(maxWindow));
}
