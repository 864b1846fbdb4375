import { requireSameLength } from './same-length.ts';

/**
 * Pearson's correlation: how near the points (a, b) lie to a straight line, -1 to 1.
 *
 * @param a shape [items]
 * @param b shape [items]
 * @returns NaN for fewer than two items, or where all values of a side are equal: nothing can be said then
 * @throws WordloomError `eval/length`
 */
export function pearson(a: ArrayLike<number>, b: ArrayLike<number>): number {
  requireSameLength(a, b);
  const meanA = mean(a);
  const meanB = mean(b);
  let products = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (let i = 0; i < a.length; i++) {
    const fromA = a[i]! - meanA;
    const fromB = b[i]! - meanB;
    products += fromA * fromB;
    squaresA += fromA * fromA;
    squaresB += fromB * fromB;
  }
  return products / Math.sqrt(squaresA * squaresB);
}

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}
