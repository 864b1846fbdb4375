import { type DropoutKey, dropout, type Tensor } from '@wordloom/device';

/**
 * One way through a model. Dropouts take keys in the order in which the model comes to them, so that a step of training
 * drops the same whenever it is taken.
 */
export interface Pass {
  /** The key of the next dropout; undefined where nothing is dropped. */
  nextKey(): DropoutKey | undefined;
}

/** A pass that drops nothing. */
export const evaluation: Pass = { nextKey: () => undefined };

/** A pass that drops, for the step of a training with that seed. */
export function trainingPass({ seed, step }: { seed: number | string; step: number }): Pass {
  let operation = 0;
  return { nextKey: () => ({ seed, step, operation: operation++ }) };
}

/** Drops values with probability `rate`, where the pass drops at all. */
export function dropped(x: Tensor, rate: number, pass: Pass): Tensor {
  const key = rate > 0 ? pass.nextKey() : undefined;
  return key ? dropout(x, rate, key) : x;
}
