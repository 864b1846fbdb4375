import { WordloomError } from '@wordloom/errors';

/** @throws WordloomError `eval/length` unless the two have a value each for the same items */
export function requireSameLength(a: ArrayLike<number>, b: ArrayLike<number>): void {
  if (a.length === b.length) return;
  throw new WordloomError({
    code: 'eval/length',
    what: `${a.length} values cannot be held against ${b.length}`,
    why: 'each item needs a value on both sides',
    fix: 'leave out, on both sides, the items that have a value on one only',
  });
}
