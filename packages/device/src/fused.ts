import type { Activation } from './operations/activation.ts';
import type { AttentionOptions } from './operations/attention.ts';
import type { DropoutKey } from './operations/dropout-key.ts';
import type { GeluForm } from './operations/gelu.ts';
import type { LstmResult, LstmState, LstmWeights } from './operations/lstm.ts';
import type { AdamOptions, AdamState } from './optimizers/adam.ts';
import type { Tensor, Variable } from './tensors.ts';

/** Where the heads of query, key and value are. */
export type HeadLayout =
  /** [batch, heads, time, size] each. */
  | { readonly kind: 'apart'; readonly query: Tensor; readonly key: Tensor; readonly value: Tensor }
  /** [batch, time, heads * size] each. */
  | {
      readonly kind: 'side by side';
      readonly query: Tensor;
      readonly key: Tensor;
      readonly value: Tensor;
      readonly heads: number;
    }
  /** [batch, time, 3 * heads * size], query before key before value. */
  | { readonly kind: 'packed'; readonly packed: Tensor; readonly heads: number };

/** Operations that a device does at once. Each gives what the composed one beside its public function gives; shapes are checked. */
export interface FusedOperations {
  linear(x: Tensor, weight: Tensor, bias: Tensor | null, activation: Activation | undefined): Tensor;
  gelu(x: Tensor, form: GeluForm): Tensor;
  layerNorm(x: Tensor, gamma: Tensor, beta: Tensor | null, epsilon: number): Tensor;
  attention(layout: HeadLayout, options: AttentionOptions): Tensor;
  /** The loss of each example, 0 where its label is to be ignored. */
  crossEntropy(logits: Tensor, labels: Tensor, ignoreIndex: number | undefined): Tensor;
  /** The loss of each logit. */
  sigmoidCrossEntropy(logits: Tensor, labels: Tensor): Tensor;
  lstm(x: Tensor, weights: LstmWeights, reverse: boolean, initial: LstmState | undefined): LstmResult;
  /** The largest over time, before any activation, [batch, out]. */
  convMax(x: Tensor, weight: Tensor, bias: Tensor | null): Tensor;
  dropout(x: Tensor, rate: number, key: DropoutKey): Tensor;
  adam(
    parameter: Variable,
    gradient: Tensor,
    state: AdamState,
    options: AdamOptions,
    decoupled: boolean,
  ): void;
  adagrad(
    parameter: Variable,
    gradient: Tensor,
    sumOfSquares: Variable,
    learningRate: number,
    epsilon: number,
  ): void;
  sgd(
    parameter: Variable,
    gradient: Tensor,
    velocity: Variable | null,
    learningRate: number,
    momentum: number,
    weightDecay: number,
  ): void;
  sumOfSquares(x: Tensor): number;
}

let current: FusedOperations | null = null;

/** Those of the device in use. */
export function fused(): FusedOperations | null {
  return current;
}

export function useFused(operations: FusedOperations | null): void {
  current = operations;
}

/** Unless another device is in use by now. */
export function stopUsing(operations: FusedOperations | null): void {
  if (current === operations) current = null;
}
