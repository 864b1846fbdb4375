import * as tf from '@tensorflow/tfjs-core';
import { fused } from '../fused.ts';
import { checkShapes } from '../shapes.ts';
import type { Tensor } from '../tensors.ts';

/** Of one direction of one layer, as PyTorch lays them out: the gates input, forget, cell, output below one another. */
export interface LstmWeights {
  /** Shape [4 * hidden, in]. */
  readonly weightIh: Tensor;
  /** Shape [4 * hidden, hidden]. */
  readonly weightHh: Tensor;
  /** Shape [4 * hidden]. */
  readonly biasIh?: Tensor | null | undefined;
  /** Shape [4 * hidden]. */
  readonly biasHh?: Tensor | null | undefined;
}

/** Each of shape [batch, hidden]. */
export interface LstmState {
  readonly hidden: Tensor;
  readonly cell: Tensor;
}

export interface LstmOptions {
  /** From the last step to the first; the outputs stay in the order of `x`. */
  readonly reverse?: boolean | undefined;
  /** Zeros unless given. */
  readonly initial?: LstmState | undefined;
}

export interface LstmResult extends LstmState {
  /** The hidden state after each step, shape [batch, time, hidden]. */
  readonly output: Tensor;
}

/**
 * A long short-term memory over a sequence (Hochreiter and Schmidhuber 1997, with forget gates).
 *
 * @param x shape [batch, time, in]
 * @returns outputs, and the state after the last step taken (the first of the sequence where it is reversed)
 * @throws WordloomError `device/shape`
 */
export function lstm(
  x: Tensor,
  weights: LstmWeights,
  { reverse = false, initial }: LstmOptions = {},
): LstmResult {
  const { weightIh, weightHh, biasIh, biasHh } = weights;
  const hidden = weightHh.shape[1] ?? 0;
  const gates = `${4 * hidden}`;
  checkShapes('lstm', {
    x: [x, 'batch time in'],
    weightIh: [weightIh, `${gates} in`],
    weightHh: [weightHh, `${gates} hidden`],
    biasIh: biasIh ? [biasIh, gates] : undefined,
    biasHh: biasHh ? [biasHh, gates] : undefined,
    initialHidden: initial ? [initial.hidden, 'batch hidden'] : undefined,
    initialCell: initial ? [initial.cell, 'batch hidden'] : undefined,
  });
  return (fused()?.lstm ?? composedLstm)(x, weights, reverse, initial);
}

function composedLstm(
  x: Tensor,
  { weightIh, weightHh, biasIh, biasHh }: LstmWeights,
  reverse: boolean,
  initial: LstmState | undefined,
): LstmResult {
  return tf.tidy(() => {
    const [batch, time] = x.shape as [number, number, number];
    const size = weightHh.shape[1]!;
    let hidden: Tensor = initial?.hidden ?? tf.zeros([batch, size]);
    let cell: Tensor = initial?.cell ?? tf.zeros([batch, size]);
    const steps = tf.unstack(x, 1); // each [batch, in]
    const outputs: Tensor[] = [];
    for (let i = 0; i < time; i++) {
      const t = reverse ? time - 1 - i : i;
      let gates = tf.add(
        tf.matMul(steps[t]!, weightIh, false, true),
        tf.matMul(hidden, weightHh, false, true),
      ); // [batch, 4 * hidden]
      if (biasIh) gates = tf.add(gates, biasIh);
      if (biasHh) gates = tf.add(gates, biasHh);
      const [input, forget, candidate, output] = tf.split(gates, 4, 1) as [Tensor, Tensor, Tensor, Tensor];
      cell = tf.add(tf.mul(tf.sigmoid(forget), cell), tf.mul(tf.sigmoid(input), tf.tanh(candidate)));
      hidden = tf.mul(tf.sigmoid(output), tf.tanh(cell));
      outputs[t] = hidden;
    }
    return { output: tf.stack(outputs, 1), hidden, cell };
  });
}
