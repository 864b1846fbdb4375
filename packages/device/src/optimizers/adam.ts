import * as tf from '@tensorflow/tfjs-core';
import { fused } from '../fused.ts';
import { checkShapes } from '../shapes.ts';
import type { Tensor, Variable } from '../tensors.ts';
import { assignAll, parameterDimensions } from './parameter-step.ts';

export interface AdamOptions {
  readonly learningRate: number;
  /** 1 at the first update. */
  readonly step: number;
  readonly beta1?: number | undefined;
  readonly beta2?: number | undefined;
  readonly epsilon?: number | undefined;
  /** Of the parameter: added to the gradient (Adam), or taken off the parameter beside the update (AdamW). */
  readonly weightDecay?: number | undefined;
}

/** Both start at zeros, of the parameter's shape. */
export interface AdamState {
  readonly firstMoment: Variable;
  readonly secondMoment: Variable;
}

/**
 * One update in place (Kingma and Ba 2015), as PyTorch's Adam:
 * p -= rate / (1 - beta1^t) * m / (sqrt(v / (1 - beta2^t)) + epsilon).
 *
 * @param gradient the parameter's shape
 * @throws WordloomError `device/shape`
 */
export function adamStep(
  parameter: Variable,
  gradient: Tensor,
  state: AdamState,
  options: AdamOptions,
): void {
  update('adamStep', parameter, gradient, state, options, false);
}

/** As {@link adamStep}, with the weight decay apart from the gradient (Loshchilov and Hutter 2019). */
export function adamWStep(
  parameter: Variable,
  gradient: Tensor,
  state: AdamState,
  options: AdamOptions,
): void {
  update('adamWStep', parameter, gradient, state, options, true);
}

function update(
  operation: string,
  parameter: Variable,
  gradient: Tensor,
  state: AdamState,
  options: AdamOptions,
  decoupled: boolean,
): void {
  const dimensions = parameterDimensions(parameter);
  checkShapes(operation, {
    parameter: [parameter, dimensions],
    gradient: [gradient, dimensions],
    firstMoment: [state.firstMoment, dimensions],
    secondMoment: [state.secondMoment, dimensions],
  });
  (fused()?.adam ?? composedAdam)(parameter, gradient, state, options, decoupled);
}

function composedAdam(
  parameter: Variable,
  gradient: Tensor,
  { firstMoment, secondMoment }: AdamState,
  { learningRate, step, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0 }: AdamOptions,
  decoupled: boolean,
): void {
  const [next, first, second] = tf.tidy(() => {
    const decay = weightDecay === 0 ? null : tf.mul(parameter, weightDecay);
    const g = decay && !decoupled ? tf.add(gradient, decay) : gradient;
    const m = tf.add(tf.mul(firstMoment, beta1), tf.mul(g, 1 - beta1));
    const v = tf.add(tf.mul(secondMoment, beta2), tf.mul(tf.square(g), 1 - beta2));
    const deviation = tf.add(tf.div(tf.sqrt(v), Math.sqrt(1 - beta2 ** step)), epsilon);
    const change = tf.mul(tf.div(m, deviation), learningRate / (1 - beta1 ** step));
    const held = decay && decoupled ? tf.sub(parameter, tf.mul(decay, learningRate)) : parameter;
    return [tf.sub(held, change), m, v] as const as unknown as [Tensor, Tensor, Tensor];
  });
  assignAll([
    [parameter, next],
    [firstMoment, first],
    [secondMoment, second],
  ]);
}
