import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '../tensors.ts';

/** Of the losses of single examples: their weighted mean, their weighted sum, or each by itself, weighted. */
export type Reduction = 'mean' | 'sum' | 'none';

/** A mean over no weight at all is 0, with no gradient, where PyTorch gives NaN. */
export function reduceLosses(losses: Tensor, weights: Tensor | null, reduction: Reduction): Tensor {
  const weighted = weights ? tf.mul(losses, weights) : losses;
  if (reduction === 'none') return weighted;
  const sum = tf.sum(weighted);
  if (reduction === 'sum') return sum;
  if (!weights) return tf.div(sum, Math.max(1, losses.size));
  const total = tf.sum(weights);
  return tf.div(sum, tf.where(tf.equal(total, 0), tf.onesLike(total), total));
}
