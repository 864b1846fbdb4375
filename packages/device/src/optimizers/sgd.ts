import * as tf from '@tensorflow/tfjs-core';
import { fused } from '../fused.ts';
import { checkShapes } from '../shapes.ts';
import type { Tensor, Variable } from '../tensors.ts';
import { assignAll, parameterDimensions } from './parameter-step.ts';

export interface SgdOptions {
  readonly learningRate: number;
  readonly momentum?: number | undefined;
  /** Of the parameter, added to the gradient. */
  readonly weightDecay?: number | undefined;
}

/** Needed where there is momentum; starts at zeros, of the parameter's shape. */
export interface SgdState {
  readonly velocity?: Variable | undefined;
}

/**
 * One update in place, as PyTorch's SGD: v = momentum * v + g, p -= rate * v.
 *
 * @param gradient the parameter's shape
 * @throws WordloomError `device/shape`
 */
export function sgdStep(
  parameter: Variable,
  gradient: Tensor,
  { velocity }: SgdState,
  { learningRate, momentum = 0, weightDecay = 0 }: SgdOptions,
): void {
  const dimensions = parameterDimensions(parameter);
  checkShapes('sgdStep', {
    parameter: [parameter, dimensions],
    gradient: [gradient, dimensions],
    velocity: velocity ? [velocity, dimensions] : undefined,
  });
  const once = fused()?.sgd ?? composedSgd;
  once(parameter, gradient, velocity ?? null, learningRate, momentum, weightDecay);
}

function composedSgd(
  parameter: Variable,
  gradient: Tensor,
  velocity: Variable | null,
  learningRate: number,
  momentum: number,
  weightDecay: number,
): void {
  const updated = tf.tidy(() => {
    const g = weightDecay === 0 ? gradient : tf.add(gradient, tf.mul(parameter, weightDecay));
    const v = velocity ? tf.add(tf.mul(velocity, momentum), g) : g;
    const next = tf.sub(parameter, tf.mul(v, learningRate));
    return (velocity ? [next, v] : [next]) as Tensor[];
  });
  assignAll(updated.map((value, i) => [i === 0 ? parameter : velocity!, value]));
}
