import * as tf from '@tensorflow/tfjs-core';
import { fused } from '../fused.ts';
import type { Tensor } from '../tensors.ts';

export interface ClippedGradients {
  /** The root of the sum of all squares, before clipping. */
  readonly norm: number;
  /** Scaled so that their norm is at most the limit; null where there was none. */
  readonly gradients: readonly (Tensor | null)[];
}

/**
 * Scales gradients together where their norm is above a limit, by limit / (norm + 1e-6) as PyTorch does. The given ones
 * are freed, or handed back where nothing is to be scaled.
 */
export function clipGradNorm(gradients: readonly (Tensor | null)[], maxNorm: number): ClippedGradients {
  const norm = gradNorm(gradients);
  if (norm <= maxNorm || !Number.isFinite(norm)) return { norm, gradients };
  const factor = maxNorm / (norm + 1e-6);
  const scaled = gradients.map((gradient) => gradient && tf.mul(gradient, factor));
  tf.dispose(gradients.filter((gradient) => gradient !== null));
  return { norm, gradients: scaled };
}

function gradNorm(gradients: readonly (Tensor | null)[]): number {
  const sumOfSquares = fused()?.sumOfSquares ?? composedSumOfSquares;
  let total = 0;
  for (const gradient of gradients) if (gradient) total += sumOfSquares(gradient);
  return Math.sqrt(total);
}

function composedSumOfSquares(x: Tensor): number {
  const sum = tf.tidy(() => tf.sum(tf.square(x)));
  const [value] = sum.dataSync();
  sum.dispose();
  return value!;
}
