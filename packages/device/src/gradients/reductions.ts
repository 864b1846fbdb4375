import * as tf from '@tensorflow/tfjs-core';
import { restoreAxes } from './broadcast.ts';

interface AxisAttributes {
  readonly axis?: number | number[];
  readonly reductionIndices?: number | number[];
}

/** Kernels that reduce along axes, and softmax. */
export const reductions: readonly tf.GradConfig[] = [
  {
    kernelName: tf.Sum,
    inputsToSave: ['x'],
    gradFunc: (dy, [x], attributes) => ({
      x: () => tf.broadcastTo(restored(dy, x!, attributes), x!.shape as [number]),
    }),
  },
  {
    kernelName: tf.Mean,
    inputsToSave: ['x'],
    gradFunc: (dy, [x], attributes) => ({
      x: () => {
        const gradient = restored(dy, x!, attributes);
        return tf.broadcastTo(tf.mul(gradient, gradient.size / x!.size), x!.shape as [number]);
      },
    }),
  },
  {
    kernelName: tf.Max,
    inputsToSave: ['x'],
    outputsToSave: [true],
    // Where several values are the maximum each gets the gradient; the fused operations give it to the first.
    gradFunc: (dy, [x, y], attributes) => ({
      x: () =>
        tf.mul(restored(dy, x!, attributes), tf.cast(tf.equal(x!, restored(y!, x!, attributes)), 'float32')),
    }),
  },
  {
    kernelName: tf.Softmax,
    outputsToSave: [true],
    gradFunc: (dy, [y]) => ({
      logits: () => {
        const weighted = tf.mul(dy as tf.Tensor, y!);
        return tf.sub(weighted, tf.mul(tf.sum(weighted, -1, true), y!));
      },
    }),
  },
];

function restored(reduced: tf.Tensor | tf.Tensor[], x: tf.Tensor, attributes: tf.NamedAttrMap): tf.Tensor {
  const { axis, reductionIndices } = attributes as AxisAttributes;
  const axes = tf.util.parseAxisParam((axis ?? reductionIndices)!, x.shape);
  return restoreAxes(reduced as tf.Tensor, x.shape, axes);
}
