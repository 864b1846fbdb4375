import * as tf from '@tensorflow/tfjs-core';

/** A gradient summed over the dimensions along which a value of `shape` was broadcast. */
export function sumTo(dy: tf.Tensor, shape: readonly number[]): tf.Tensor {
  const lead = dy.rank - shape.length;
  const axes = [...dy.shape.keys()].filter(
    (axis) => axis < lead || (shape[axis - lead] === 1 && dy.shape[axis] !== 1),
  );
  return tf.reshape(axes.length > 0 ? tf.sum(dy, axes) : dy, [...shape]);
}

/** A reduced tensor with the reduced axes back as 1, so that it broadcasts against one of `shape`. */
export function restoreAxes(
  reduced: tf.Tensor,
  shape: readonly number[],
  axes: readonly number[],
): tf.Tensor {
  return tf.reshape(
    reduced,
    shape.map((size, axis) => (axes.includes(axis) ? 1 : size)),
  );
}
