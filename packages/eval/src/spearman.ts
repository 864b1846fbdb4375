import { averageRanks } from './average-ranks.ts';
import { pearson } from './pearson.ts';
import { requireSameLength } from './same-length.ts';

/**
 * Spearman's rank correlation: whether a and b put the items in the same order, -1 to 1, whatever their scales. It is Pearson's
 * correlation of the ranks, ties having the mean of theirs.
 *
 * @param a shape [items], no NaN in it
 * @param b shape [items], no NaN in it
 * @returns NaN for fewer than two items, or where all values of a side are equal
 * @throws WordloomError `eval/length`
 */
export function spearman(a: ArrayLike<number>, b: ArrayLike<number>): number {
  requireSameLength(a, b);
  return pearson(averageRanks(a), averageRanks(b));
}
