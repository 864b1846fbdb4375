import type * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Variable } from '../tensors.ts';

/** Gives variables the values of tensors, which are then gone. */
export function assignAll(pairs: readonly (readonly [Variable, Tensor])[]): void {
  for (const [target, value] of pairs) {
    target.assign(value);
    value.dispose();
  }
}

/** Names that `checkShapes` gives the dimensions of a parameter of any rank. */
export function parameterDimensions(parameter: tf.Tensor): string {
  return parameter.shape.map((_, axis) => `dimension-${axis}`).join(' ');
}
