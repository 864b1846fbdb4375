import * as tf from '@tensorflow/tfjs-core';
import { fused } from '../fused.ts';
import { checkShapes } from '../shapes.ts';
import type { Tensor } from '../tensors.ts';
import { type Activation, activate } from './activation.ts';

/**
 * activation(x weight^T + bias), as PyTorch's `linear` lays it out.
 *
 * @param x shape [..., in]
 * @param weight shape [out, in]
 * @param bias shape [out]
 * @returns shape [..., out]
 * @throws WordloomError `device/shape`
 */
export function linear(x: Tensor, weight: Tensor, bias?: Tensor | null, activation?: Activation): Tensor {
  checkShapes('linear', {
    x: [x, '... in'],
    weight: [weight, 'out in'],
    bias: bias ? [bias, 'out'] : undefined,
  });
  const once = fused()?.linear ?? composedLinear;
  return once(x, weight, bias ?? null, activation);
}

function composedLinear(
  x: Tensor,
  weight: Tensor,
  bias: Tensor | null,
  activation: Activation | undefined,
): Tensor {
  return tf.tidy(() => {
    const [out, size] = weight.shape as [number, number];
    const product = tf.matMul(tf.reshape(x, [-1, size]), weight, false, true); // [rows, out]
    const sum = bias ? tf.add(product, bias) : product;
    return tf.reshape(activate(sum, activation), [...x.shape.slice(0, -1), out]);
  });
}
