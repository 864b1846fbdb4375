import { WordloomError } from '@wordloom/errors';

/**
 * Share of items whose class is the predicted one, or among the first `top` candidates where several are given.
 *
 * @param predicted shape [items], or [items, candidates] with the likeliest first
 * @param actual shape [items]
 * @returns 0 to 1; NaN without items
 * @throws WordloomError `eval/length` where the predictions are not `top` or more for each item
 */
export function accuracy(
  predicted: ArrayLike<number>,
  actual: ArrayLike<number>,
  { top = 1 }: { top?: number } = {},
): number {
  if (actual.length === 0) return Number.NaN;
  const candidates = predicted.length / actual.length;
  if (!Number.isInteger(candidates) || candidates < top) throw wrongLength(predicted, actual, top);
  let right = 0;
  for (let item = 0; item < actual.length; item++) {
    for (let at = item * candidates; at < item * candidates + top; at++) {
      if (predicted[at] !== actual[item]) continue;
      right++;
      break;
    }
  }
  return right / actual.length;
}

function wrongLength(predicted: ArrayLike<number>, actual: ArrayLike<number>, top: number): WordloomError {
  return new WordloomError({
    code: 'eval/length',
    what: `${predicted.length} predictions are not ${top === 1 ? 'one' : `${top} or more`} for each of ${actual.length} items`,
    fix: 'give predictions of shape [items] or [items, candidates]',
  });
}
