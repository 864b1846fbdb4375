import { WordloomError } from '@wordloom/errors';

/** Counts as 32-bit numbers, none of them cut. */
export function exactCounts(counts: Float64Array): Uint32Array {
  if (counts.some((count) => count >= 2 ** 32)) {
    throw new WordloomError({
      code: 'tokenize/count-overflow',
      what: 'a token occurs 4,294,967,296 times or more',
      why: 'the counts are 32-bit numbers',
      fix: 'tokenize the text in parts',
    });
  }
  return Uint32Array.from(counts);
}
