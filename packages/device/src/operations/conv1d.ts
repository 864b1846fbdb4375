import * as tf from '@tensorflow/tfjs-core';
import { WordloomError } from '@wordloom/errors';
import { fused } from '../fused.ts';
import { checkShapes } from '../shapes.ts';
import type { Tensor } from '../tensors.ts';
import { type Activation, activate } from './activation.ts';

/**
 * One-dimensional cross-correlation over time, without padding.
 *
 * @param x shape [batch, time, in]
 * @param weight shape [out, in, kernel], as PyTorch lays it out
 * @param bias shape [out]
 * @returns shape [batch, time - kernel + 1, out]
 * @throws WordloomError `device/shape`, `device/time`
 */
export function conv1d(x: Tensor, weight: Tensor, bias?: Tensor | null, activation?: Activation): Tensor {
  checkConv1d('conv1d', x, weight, bias);
  return composedConv1d(x, weight, bias ?? null, activation);
}

/**
 * The largest value of {@link conv1d} over time: max over t of activation(conv1d(x))[t] (Kim 2014). The gradient goes to
 * the first step that reaches it; activations here never fall, so the largest is taken before them.
 *
 * @returns shape [batch, out]
 * @throws WordloomError `device/shape`, `device/time`
 */
export function conv1dMaxOverTime(
  x: Tensor,
  weight: Tensor,
  bias?: Tensor | null,
  activation?: Exclude<Activation, 'gelu'>,
): Tensor {
  checkConv1d('conv1dMaxOverTime', x, weight, bias);
  return tf.tidy(() => {
    const largest = (fused()?.convMax ?? composedConvMax)(x, weight, bias ?? null);
    return activate(largest, activation);
  });
}

function composedConv1d(
  x: Tensor,
  weight: Tensor,
  bias: Tensor | null,
  activation: Activation | undefined,
): Tensor {
  return tf.tidy(() => {
    const [batch, time, size] = x.shape as [number, number, number];
    const [out, , kernel] = weight.shape as [number, number, number];
    const steps = time - kernel + 1;
    const shifted = Array.from({ length: kernel }, (_, k) => tf.slice(x, [0, k, 0], [batch, steps, size]));
    const columns = tf.reshape(tf.stack(shifted, 3), [batch * steps, size * kernel]);
    const product = tf.matMul(columns, tf.reshape(weight, [out, size * kernel]), false, true);
    const sum = bias ? tf.add(product, bias) : product; // [batch * steps, out]
    return tf.reshape(activate(sum, activation), [batch, steps, out]);
  });
}

/** The largest over time before any activation, [batch, out]. */
function composedConvMax(x: Tensor, weight: Tensor, bias: Tensor | null): Tensor {
  return tf.tidy(() => maxOverTime(composedConv1d(x, weight, bias, undefined)));
}

/** tfjs' own maximum would share the gradient among equal values. */
const maxOverTime = tf.customGrad((values, save) => {
  const x = values as Tensor;
  (save as tf.GradSaveFunc)([x]);
  return {
    value: tf.max(x, 1),
    gradFunc: (dy: Tensor, [saved]: Tensor[]) => {
      const first = tf.oneHot(tf.argMax(saved!, 1), saved!.shape[1]!, 1, 0, 'float32'); // [batch, out, steps]
      return tf.transpose(tf.mul(first, tf.expandDims(dy, 2)), [0, 2, 1]);
    },
  };
});

function checkConv1d(operation: string, x: Tensor, weight: Tensor, bias: Tensor | null | undefined): void {
  const { time, kernel } = checkShapes(operation, {
    x: [x, 'batch time in'],
    weight: [weight, 'out in kernel'],
    bias: bias ? [bias, 'out'] : undefined,
  });
  if (time! >= kernel!) return;
  throw new WordloomError({
    code: 'device/time',
    what: `${operation}: ${time} steps are fewer than the ${kernel} of the kernel`,
    fix: 'pad the sequences, or use a smaller kernel',
  });
}
