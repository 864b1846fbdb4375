import * as tf from '@tensorflow/tfjs-core';
import { WordloomError } from '@wordloom/errors';
import { randomStream } from '@wordloom/random';
import type { Tensor } from '../tensors.ts';

/** What a dropout mask is a function of, so that a run that goes on after a stop drops the same. */
export interface DropoutKey {
  readonly seed: number | string;
  /** Of training, from 0. */
  readonly step: number;
  /** Which dropout of the model this is. */
  readonly operation: number | string;
}

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
  return tf.tidy(() => tf.mul(x, dropoutMask(x.shape, rate, key)));
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

/** 0 where a value is dropped, 1 / (1 - rate) elsewhere. */
function dropoutMask(shape: readonly number[], rate: number, key: DropoutKey): Tensor {
  const size = shape.reduce((product, each) => product * each, 1);
  const mask = new Float32Array(size);
  const words = keyWords(key);
  const limit = dropLimit(rate);
  for (let i = 0; i < size; i++) mask[i] = dropBits(i, words) < limit ? 0 : 1 / (1 - rate);
  return tf.tensor(mask, [...shape]);
}

/** Two words of 32 bits that stand for a key. */
function keyWords({ seed, step, operation }: DropoutKey): [number, number] {
  const stream = randomStream(seed).split(`dropout ${operation} at step ${step}`);
  return [stream.uint32(), stream.uint32()];
}

/** Draws of 32 bits below it drop. */
function dropLimit(rate: number): number {
  return Math.round(rate * 2 ** 32);
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
