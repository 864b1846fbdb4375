import { scoreRowBytes } from './dot-products';
import { scores } from './memory';
import { sigmoid } from './simd';

/**
 * In place: scores[i][j] becomes rate * (label - sigmoid(score)), label being 1 for output 0 (the center) and 0 for
 * the negatives (Mikolov et al. 2013, eq. 4).
 *
 * @returns false where a score is not finite
 */
export function scoresToGradients(inputCount: u32, outputCount: u32, rate: f32): bool {
  const rates = f32x4.splat(rate), zero = f32x4.splat(0);
  const first = f32x4.replace_lane(zero, 0, 1);
  const scoreRow = scoreRowBytes(outputCount);
  let finite = zero; // a score times zero is zero, or not a number where it is not finite
  const end = scores + <usize>inputCount * scoreRow;
  for (let at = scores; at < end; ) {
    let label = first;
    for (const rowEnd = at + scoreRow; at < rowEnd; at += 16) {
      const score = v128.load(at);
      finite = f32x4.add(finite, f32x4.mul(score, zero));
      v128.store(at, f32x4.mul(f32x4.sub(label, sigmoid(score)), rates));
      label = zero;
    }
  }
  return !v128.any_true(f32x4.ne(finite, finite));
}
