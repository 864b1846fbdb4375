import * as tf from '@tensorflow/tfjs-core';
import { fused } from '../fused.ts';
import { checkShapes } from '../shapes.ts';
import type { Tensor } from '../tensors.ts';
import { type Reduction, reduceLosses } from './reduction.ts';

export interface SigmoidCrossEntropyOptions {
  /** How much each logit counts, the shape of the logits; 0 masks it. No gradient goes to it. */
  readonly weights?: Tensor | null | undefined;
  /** `mean`: over the weights. */
  readonly reduction?: Reduction | undefined;
}

/**
 * Binary cross entropy of sigmoid(logits) against labels, in nats: softplus(logit) - label * logit.
 *
 * @param logits any shape
 * @param labels 0 to 1, float32, the same shape; no gradient goes to them
 * @returns shape [], or that of the logits without reduction
 * @throws WordloomError `device/shape`
 */
export function sigmoidCrossEntropy(
  logits: Tensor,
  labels: Tensor,
  { weights, reduction = 'mean' }: SigmoidCrossEntropyOptions = {},
): Tensor {
  const dimensions = logits.shape.map((_, axis) => `dimension-${axis}`).join(' ');
  checkShapes('sigmoidCrossEntropy', {
    logits: [logits, dimensions],
    labels: [labels, dimensions],
    weights: weights ? [weights, dimensions] : undefined,
  });
  return tf.tidy(() => {
    const losses = (fused()?.sigmoidCrossEntropy ?? composedSigmoidCrossEntropy)(logits, labels);
    return reduceLosses(losses, weights ?? null, reduction);
  });
}

/** The loss of each logit. */
function composedSigmoidCrossEntropy(logits: Tensor, labels: Tensor): Tensor {
  return tf.tidy(() => {
    // max(x, 0) - label x + log(1 + e^-|x|), which never overflows
    const tail = tf.softplus(tf.neg(tf.abs(logits)));
    return tf.add(tf.sub(tf.relu(logits), tf.mul(logits, labels)), tail);
  });
}
