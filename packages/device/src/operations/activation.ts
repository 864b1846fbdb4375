import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '../tensors.ts';
import { gelu } from './gelu.ts';

export type Activation = 'relu' | 'gelu' | 'tanh' | 'sigmoid';

/** Applies an activation by name; none leaves `x` as it is. `gelu` is the exact one, of the error function. */
export function activate(x: Tensor, activation: Activation | undefined): Tensor {
  if (activation === undefined) return x;
  if (activation === 'gelu') return gelu(x);
  return { relu: tf.relu, tanh: tf.tanh, sigmoid: tf.sigmoid }[activation](x);
}
