import * as tf from '@tensorflow/tfjs-core';
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
  let total = 0;
  for (const gradient of gradients) {
    if (!gradient) continue;
    const sum = tf.tidy(() => tf.sum(tf.square(gradient)));
    total += sum.dataSync()[0]!;
    sum.dispose();
  }
  return Math.sqrt(total);
}
