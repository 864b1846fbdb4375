import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from './tensors.ts';

// tfjs-core's own operations, those that have a gradient here. Shapes broadcast as in NumPy.
/** Without a gradient: the index of the largest value along an axis, int32. */
export {
  abs,
  add,
  argMax,
  cast,
  concat,
  div,
  exp,
  expandDims,
  fill,
  log,
  logSoftmax,
  max,
  maximum,
  mean,
  mul,
  neg,
  ones,
  onesLike,
  pad,
  range,
  relu,
  reshape,
  rsqrt,
  sigmoid,
  slice,
  softmax,
  softplus,
  split,
  sqrt,
  square,
  squeeze,
  stack,
  sub,
  sum,
  tanh,
  tile,
  transpose,
  unstack,
  where,
  zeros,
  zerosLike,
} from '@tensorflow/tfjs-core';

/**
 * Product of the last two dimensions, [..., n, k] by [..., k, m], either of them transposed first where it says so;
 * dimensions before them broadcast.
 */
export function matmul(a: Tensor, b: Tensor, transposeA = false, transposeB = false): Tensor {
  return tf.matMul(a, b, transposeA, transposeB);
}

/** Rows, or slices along another axis, of `x` at int32 indices of any shape. */
export function gather(x: Tensor, indices: Tensor, axis = 0): Tensor {
  return tf.gather(x, indices, axis);
}
