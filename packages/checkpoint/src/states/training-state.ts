import type { NamedTensors } from '../safetensors/tensor-data.ts';

/** All that a training goes on from as if it had never stopped. */
export interface TrainingState {
  /** Updates done. */
  readonly step: number;
  /** By the names of the model's parameters. */
  readonly weights: NamedTensors;
  /** What the optimiser keeps of each parameter, such as `first-moment/decoder.bias`. */
  readonly optimizer: NamedTensors;
  /** What is no tensor: data cursor, random state, curves. As JSON. */
  readonly progress: unknown;
}
