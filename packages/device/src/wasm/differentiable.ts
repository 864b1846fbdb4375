import * as tf from '@tensorflow/tfjs-core';
import type { WasmBackend } from './backend.ts';

type Named = Record<string, tf.Tensor>;

export interface Forward {
  readonly outputs: tf.Tensor[];
  /** What the gradients need, besides what they close over. */
  readonly saved: readonly tf.Tensor[];
}

/** The gradient of each input by its name, computed only where it is wanted. */
export type Gradients = (
  dys: readonly tf.Tensor[],
  saved: readonly tf.Tensor[],
) => Record<string, () => tf.Tensor>;

/** The part of tfjs' engine that its customGrad goes through, with gradients that are computed only if they are wanted. */
interface KernelRunner {
  runKernelFunc(given: {
    forwardFunc: (backend: tf.KernelBackend, save: (saved: tf.Tensor[]) => void) => tf.Tensor | tf.Tensor[];
    backwardsFunc: (dys: tf.Tensor | tf.Tensor[], saved: tf.Tensor[]) => Record<string, () => tf.Tensor>;
    inputs: Named;
  }): tf.Tensor | tf.Tensor[];
}

/** Runs kernels as one operation of the tape. */
export function differentiable(
  backend: WasmBackend,
  inputs: Named,
  forward: (backend: WasmBackend) => Forward,
  gradients: Gradients,
): tf.Tensor[] {
  const engine = tf.engine() as unknown as KernelRunner;
  const result = engine.runKernelFunc({
    forwardFunc: (_, save) => {
      const { outputs, saved } = forward(backend);
      save([...saved]);
      return outputs;
    },
    backwardsFunc: (dys, saved) => gradients(Array.isArray(dys) ? dys : [dys], saved),
    inputs,
  });
  return Array.isArray(result) ? result : [result];
}
