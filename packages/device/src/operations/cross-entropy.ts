import * as tf from '@tensorflow/tfjs-core';
import { fused } from '../fused.ts';
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
  return tf.tidy(() => {
    const isIgnored = ignoreIndex === undefined ? null : tf.equal(labels, ignoreIndex);
    const losses = (fused()?.crossEntropy ?? composedCrossEntropy)(logits, labels, ignoreIndex);
    return reduceLosses(losses, countedWeights(weights ?? null, isIgnored), reduction);
  });
}

/** 0 for the examples that are ignored. */
function countedWeights(weights: Tensor | null, isIgnored: Tensor | null): Tensor | null {
  if (!isIgnored) return weights;
  const kept = tf.cast(tf.logicalNot(isIgnored), 'float32');
  return weights ? tf.mul(weights, kept) : kept;
}

/** The loss of each example, [n], 0 where it is ignored. */
function composedCrossEntropy(logits: Tensor, labels: Tensor, ignoreIndex: number | undefined): Tensor {
  return tf.tidy(() => {
    const [, classes] = logits.shape as [number, number];
    const inside = tf.logicalAnd(tf.greaterEqual(labels, 0), tf.less(labels, classes));
    const chosen = tf.oneHot(labels as tf.Tensor1D, classes, 1, 0, 'float32'); // [n, classes]
    const losses = tf.neg(tf.sum(tf.mul(tf.logSoftmax(logits), chosen), -1)); // [n]
    const checked = tf.where(inside, losses, tf.fill(losses.shape as [number], Number.NaN));
    if (ignoreIndex === undefined) return checked;
    return tf.where(tf.equal(labels, ignoreIndex), tf.zeros(labels.shape as [number]), checked);
  });
}
