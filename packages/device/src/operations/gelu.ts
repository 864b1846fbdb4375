import * as tf from '@tensorflow/tfjs-core';
import { fused } from '../fused.ts';
import type { Tensor } from '../tensors.ts';

/** `erf` is exact; `tanh` the approximation that GPT-2 was trained with. */
export type GeluForm = 'erf' | 'tanh';

/**
 * Gaussian error linear unit (Hendrycks and Gimpel 2016): x Phi(x), with Phi the normal distribution function.
 *
 * @param x any shape
 */
export function gelu(x: Tensor, form: GeluForm = 'erf'): Tensor {
  return (fused()?.gelu ?? composedGelu)(x, form);
}

function composedGelu(x: Tensor, form: GeluForm): Tensor {
  return tf.tidy(() => {
    const half = tf.mul(x, 0.5);
    if (form === 'erf') return tf.mul(half, tf.add(1, tf.erf(tf.mul(x, Math.SQRT1_2))));
    // 0.5 x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3)))
    const cubic = tf.add(x, tf.mul(0.044715, tf.mul(x, tf.square(x))));
    return tf.mul(half, tf.add(1, tf.tanh(tf.mul(Math.sqrt(2 / Math.PI), cubic))));
  });
}
