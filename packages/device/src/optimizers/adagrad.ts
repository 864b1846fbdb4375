import * as tf from '@tensorflow/tfjs-core';
import { fused } from '../fused.ts';
import { checkShapes } from '../shapes.ts';
import type { Tensor, Variable } from '../tensors.ts';
import { assignAll, parameterDimensions } from './parameter-step.ts';

export interface AdagradOptions {
  readonly learningRate: number;
  readonly epsilon?: number | undefined;
}

/** Starts at zeros (PyTorch) or another value, of the parameter's shape. */
export interface AdagradState {
  readonly sumOfSquares: Variable;
}

/**
 * One update in place (Duchi et al. 2011), as PyTorch's Adagrad: s += g^2, p -= rate * g / (sqrt(s) + epsilon).
 *
 * @param gradient the parameter's shape
 * @throws WordloomError `device/shape`
 */
export function adagradStep(
  parameter: Variable,
  gradient: Tensor,
  { sumOfSquares }: AdagradState,
  { learningRate, epsilon = 1e-10 }: AdagradOptions,
): void {
  const dimensions = parameterDimensions(parameter);
  checkShapes('adagradStep', {
    parameter: [parameter, dimensions],
    gradient: [gradient, dimensions],
    sumOfSquares: [sumOfSquares, dimensions],
  });
  (fused()?.adagrad ?? composedAdagrad)(parameter, gradient, sumOfSquares, learningRate, epsilon);
}

function composedAdagrad(
  parameter: Variable,
  gradient: Tensor,
  sumOfSquares: Variable,
  learningRate: number,
  epsilon: number,
): void {
  const [next, squares] = tf.tidy(() => {
    const s = tf.add(sumOfSquares, tf.square(gradient));
    const change = tf.mul(tf.div(gradient, tf.add(tf.sqrt(s), epsilon)), learningRate);
    return [tf.sub(parameter, change), s] as [Tensor, Tensor];
  });
  assignAll([
    [parameter, next],
    [sumOfSquares, squares],
  ]);
}
