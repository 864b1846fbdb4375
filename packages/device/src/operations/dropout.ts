import * as tf from '@tensorflow/tfjs-core';
import { WordloomError } from '@wordloom/errors';
import { fused } from '../fused.ts';
import type { Tensor } from '../tensors.ts';
import { type DropoutKey, dropKey } from './dropout-key.ts';

/**
 * Sets each value to 0 with probability `rate` and divides the others by 1 - rate (Srivastava et al. 2014).
 *
 * @param x any shape
 * @param rate 0 (nothing happens) to below 1
 * @throws WordloomError `device/rate`
 */
export function dropout(x: Tensor, rate: number, key: DropoutKey): Tensor {
  checkRate(rate);
  if (rate === 0) return tf.clone(x);
  return (fused()?.dropout ?? composedDropout)(x, rate, key);
}

/** @throws WordloomError `device/rate` */
export function checkRate(rate: number): void {
  if (rate >= 0 && rate < 1) return;
  throw new WordloomError({
    code: 'device/rate',
    what: `a dropout rate of ${rate} is not in 0 .. 1`,
    fix: 'give the share that is dropped, such as 0.1',
  });
}

function composedDropout(x: Tensor, rate: number, key: DropoutKey): Tensor {
  return tf.tidy(() => tf.mul(x, dropoutMask(x.shape, rate, key)));
}

/** 0 where a value is dropped, 1 / (1 - rate) elsewhere. */
function dropoutMask(shape: readonly number[], rate: number, key: DropoutKey): Tensor {
  const size = shape.reduce((product, each) => product * each, 1);
  const mask = new Float32Array(size);
  const { words, limit } = dropKey(rate, key);
  for (let i = 0; i < size; i++) mask[i] = dropBits(i, words) < limit ? 0 : 1 / (1 - rate);
  return tf.tensor(mask, [...shape]);
}

/** Draw `i`: a counter through the finalizer of MurmurHash3 (Appleby), twice, so that any draw can be had alone. */
function dropBits(i: number, [first, second]: readonly [number, number]): number {
  return finalize(finalize(Math.imul(i, 0x9e3779b9) + first) ^ second) >>> 0;
}

function finalize(bits: number): number {
  let h = bits | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
