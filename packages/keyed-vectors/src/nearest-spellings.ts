import { nearest } from '@wordloom/errors';

/**
 * The words closest in spelling, nearest first, equal ones in their order. Words that have too many letters which the other has
 * not cannot be near; leaving them out makes it quick over hundreds of thousands of words.
 */
export function nearestSpellings(word: string, words: readonly string[]): string[] {
  const most = Math.max(1, Math.floor(word.length / 3)); // edits that `nearest` allows; each brings at most one new letter
  const letters = letterSet(word);
  const near = words.filter((candidate) => {
    if (Math.abs(candidate.length - word.length) > most) return false;
    const others = letterSet(candidate);
    return bitCount(letters & ~others) <= most && bitCount(others & ~letters) <= most;
  });
  return nearest(word, near);
}

/** One of 32 bits for each letter, capitals as small letters. */
function letterSet(word: string): number {
  let set = 0;
  const lower = word.toLowerCase();
  for (let i = 0; i < lower.length; i++) set |= 1 << (lower.charCodeAt(i) & 31);
  return set;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
