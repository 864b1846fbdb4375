import { scoreRowBytes } from './dot-products';
import { scores } from './memory';

/** One window in so many adds to the loss; a power of two. */
const SAMPLING: u32 = 32;

let windows: u32 = 0;
let sum: f64 = 0;
let pairs: f64 = 0;

export function startLoss(): void {
  windows = 0;
  sum = 0;
  pairs = 0;
}

/** Sum over the sampled windows of the negative-sampling loss. */
export function lossSum(): f64 {
  return sum;
}

/** How many (input, center) pairs it is over. */
export function lossPairs(): f64 {
  return pairs;
}

/**
 * Adds -log sigmoid(s_0) - sum over j > 0 of log sigmoid(-s_j) for each input (Mikolov et al. 2013, eq. 4), in 64
 * bits, of the first window of a chunk and each `SAMPLING`th after. As max(-z, 0) + log(1 + e^-|z|), with one
 * logarithm for the product of an input's terms, each in (1, 2], it neither saturates nor overflows.
 */
export function sampleLoss(inputCount: u32, outputCount: u32): void {
  if (windows++ & (SAMPLING - 1)) return;
  const scoreRow = scoreRowBytes(outputCount);
  for (let i: u32 = 0; i < inputCount; i++) {
    let product: f64 = 1;
    for (let j: u32 = 0; j < outputCount; j++) {
      const score = <f64>load<f32>(scores + <usize>i * scoreRow + (j << 2));
      sum += max(j == 0 ? -score : score, 0);
      product *= 1 + NativeMath.exp(-abs(score));
    }
    sum += NativeMath.log(product);
  }
  pairs += inputCount;
}
