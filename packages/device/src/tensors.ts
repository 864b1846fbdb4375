import * as tf from '@tensorflow/tfjs-core';
import { WordloomError } from '@wordloom/errors';
import './gradients/register.ts';

export type Tensor = tf.Tensor;
export type Variable = tf.Variable;

/** What {@link tensor} takes beside typed arrays: numbers in nested arrays. */
export type Values = tf.TensorLike;

/**
 * `Int32Array`s become `int32`, all other numbers `float32`.
 *
 * @throws WordloomError `device/none` where no device is open
 */
export function tensor(values: Values, shape?: readonly number[], type?: 'float32' | 'int32'): Tensor {
  if (!tf.getBackend()) {
    throw new WordloomError({
      code: 'device/none',
      what: 'there is no device for tensors to be on',
      why: 'none was opened, or it was disposed of',
      fix: 'await openDevice() first',
    });
  }
  const inferred = type ?? (values instanceof Int32Array ? 'int32' : 'float32');
  return tf.tensor(values, shape as number[] | undefined, inferred);
}

/**
 * A tensor that an optimiser changes in place. Its values are copied from `initial`, which stays the caller's.
 */
export function variable(initial: Tensor): Variable {
  return tf.variable(initial);
}

/** Runs `compute` and frees every tensor that it made but those it returns. */
export function tidy<Result extends tf.TensorContainer>(compute: () => Result): Result {
  return tf.tidy(compute);
}

/** Keeps a tensor beyond the end of the `tidy` around it. */
export function keep(kept: Tensor): Tensor {
  return tf.keep(kept);
}

/** Frees a tensor, or all tensors in an array or object. */
export function dispose(container: tf.TensorContainer): void {
  tf.dispose(container);
}

/** How many tensors are alive: the same after each step of training, or something leaks. */
export function tensorCount(): number {
  return tf.memory().numTensors;
}

/** What `compute` returns and its gradients. */
export interface ValueAndGrads {
  /** Shape []. */
  readonly value: Tensor;
  /** As the parameters, in their order; null for one that the value does not depend on. */
  readonly grads: readonly (Tensor | null)[];
}

/**
 * The gradients of a scalar by reverse-mode differentiation. All tensors that `compute` makes are freed.
 *
 * @param compute returns a tensor of shape []
 */
export function valueAndGrads(compute: () => Tensor, parameters: readonly Tensor[]): ValueAndGrads {
  const { value, grads } = tf.engine().gradients(compute, [...parameters], undefined, true);
  return { value, grads: grads.map((gradient) => gradient ?? null) };
}
