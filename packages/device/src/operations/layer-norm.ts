import * as tf from '@tensorflow/tfjs-core';
import { fused } from '../fused.ts';
import { checkShapes } from '../shapes.ts';
import type { Tensor } from '../tensors.ts';

/**
 * Layer normalisation over the last dimension (Ba et al. 2016): (x - mean) / sqrt(variance + epsilon) * gamma + beta.
 *
 * @param x shape [..., size]
 * @param gamma shape [size]
 * @param beta shape [size]; none adds nothing
 * @throws WordloomError `device/shape`
 */
export function layerNorm(x: Tensor, gamma: Tensor, beta?: Tensor | null, epsilon = 1e-5): Tensor {
  checkShapes('layerNorm', {
    x: [x, '... size'],
    gamma: [gamma, 'size'],
    beta: beta ? [beta, 'size'] : undefined,
  });
  return (fused()?.layerNorm ?? composedLayerNorm)(x, gamma, beta ?? null, epsilon);
}

function composedLayerNorm(x: Tensor, gamma: Tensor, beta: Tensor | null, epsilon: number): Tensor {
  return tf.tidy(() => {
    const centered = tf.sub(x, tf.mean(x, -1, true));
    const variance = tf.mean(tf.square(centered), -1, true);
    const scaled = tf.mul(tf.mul(centered, tf.rsqrt(tf.add(variance, epsilon))), gamma);
    return beta ? tf.add(scaled, beta) : scaled;
  });
}
