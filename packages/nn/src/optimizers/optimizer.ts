import type { Tensor, Variable } from '@wordloom/device';

/** Parameters that are updated alike. */
export interface ParameterGroup {
  readonly parameters: ReadonlyMap<string, Variable>;
  readonly weightDecay?: number;
  /** What the learning rate is multiplied with for them; 1 unless given. */
  readonly rateFactor?: number;
}

/** Changes parameters in place, by their gradients. */
export interface Optimizer {
  /** All of them, by name, in the order of the groups. */
  readonly parameters: ReadonlyMap<string, Variable>;
  /** Updates done. */
  readonly updates: number;
  /**
   * One update. A parameter whose gradient is null stays as it is.
   *
   * @param gradients in the order of `parameters`; they stay the caller's
   */
  step(gradients: readonly (Tensor | null)[], learningRate: number): void;
  /** What it keeps of each parameter, such as `first-moment/decoder.bias`. */
  readonly state: ReadonlyMap<string, Variable>;
  /** Goes on from where another stood, whose state was loaded into `state`. */
  resume(updates: number): void;
  /** Frees its state; the parameters stay. */
  dispose(): void;
}
