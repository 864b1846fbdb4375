import * as tf from '@tensorflow/tfjs-core';
import { checkIntegers, checkShapes } from '../shapes.ts';
import type { Tensor } from '../tensors.ts';
import { type Reduction, reduceLosses } from './reduction.ts';

export interface CrossEntropyOptions {
  /** How much each example counts, shape [n]; 0 leaves it out. No gradient goes to it. */
  readonly weights?: Tensor | null | undefined;
  /** `mean`: over the weights of the examples that count. */
  readonly reduction?: Reduction | undefined;
  /** Examples with this label do not count. */
  readonly ignoreIndex?: number | undefined;
}

/**
 * Softmax cross entropy against class numbers, in nats: -log softmax(logits)[label].
 *
 * @param logits shape [n, classes]
 * @param labels int32, shape [n]; one outside 0 .. classes - 1 gives NaN unless it is `ignoreIndex`
 * @returns shape [], or [n] without reduction
 * @throws WordloomError `device/shape`, `device/type`
 */
export function crossEntropy(
  logits: Tensor,
  labels: Tensor,
  { weights, reduction = 'mean', ignoreIndex }: CrossEntropyOptions = {},
): Tensor {
  checkShapes('crossEntropy', {
    logits: [logits, 'n classes'],
    labels: [labels, 'n'],
    weights: weights ? [weights, 'n'] : undefined,
  });
  checkIntegers('crossEntropy', 'labels', labels);
  return composedCrossEntropy(logits, labels, weights ?? null, reduction, ignoreIndex);
}

function composedCrossEntropy(
  logits: Tensor,
  labels: Tensor,
  weights: Tensor | null,
  reduction: Reduction,
  ignoreIndex: number | undefined,
): Tensor {
  return tf.tidy(() => {
    const [, classes] = logits.shape as [number, number];
    let counted = weights;
    let known = labels;
    if (ignoreIndex !== undefined) {
      const ignored = tf.equal(labels, ignoreIndex);
      known = tf.where(ignored, tf.zerosLike(labels), labels);
      const kept = tf.cast(tf.logicalNot(ignored), 'float32');
      counted = weights ? tf.mul(weights, kept) : kept;
    }
    const chosen = tf.oneHot(known as tf.Tensor1D, classes, 1, 0, 'float32'); // [n, classes]
    const inside = tf.logicalAnd(tf.greaterEqual(known, 0), tf.less(known, classes));
    const losses = tf.neg(tf.sum(tf.mul(tf.logSoftmax(logits), chosen), -1)); // [n]
    const checked = tf.where(inside, losses, tf.fill(losses.shape as [number], Number.NaN));
    return reduceLosses(checked, counted, reduction);
  });
}
