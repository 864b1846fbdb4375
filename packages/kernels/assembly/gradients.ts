import { scoreRowBytes } from './dot-products';
import { scores } from './memory';
import { multiplyAdd, sigmoid } from './simd';

/**
 * In place: scores[i][j] becomes rate * (label - sigmoid(score)), label being 1 for output 0 (the center) and 0 for
 * the negatives (Mikolov et al. 2013, eq. 4).
 *
 * @returns false where a score is not finite
 */
export function scoresToGradients(inputCount: u32, outputCount: u32, rate: f32): bool {
  const minusRates = f32x4.splat(-rate), zero = f32x4.splat(0);
  const scoreRow = scoreRowBytes(outputCount);
  const end = scores + <usize>inputCount * scoreRow;
  // Two registers at a time: an odd number of inputs has the scores of the last one's copy behind it.
  let finite = zero; // a score times zero is zero, or not a number where it is not finite
  for (let at = scores; at < end; at += 32) {
    const a = v128.load(at), b = v128.load(at, 16);
    finite = multiplyAdd(a, zero, multiplyAdd(b, zero, finite));
    v128.store(at, f32x4.mul(sigmoid(a), minusRates));
    v128.store(at, f32x4.mul(sigmoid(b), minusRates), 16);
  }
  for (let at = scores; at < end; at += scoreRow) store<f32>(at, load<f32>(at) + rate);
  return !v128.any_true(f32x4.ne(finite, finite));
}
