import * as tf from '@tensorflow/tfjs-core';
import { fused } from '../fused.ts';
import { checkIntegers, checkShapes } from '../shapes.ts';
import type { Tensor } from '../tensors.ts';
import { checkRate, dropout } from './dropout.ts';
import type { DropoutKey } from './dropout-key.ts';

export interface AttentionOptions {
  /** 1 where a query may look at a key, 0 where not; broadcasts to [batch, heads, queries, keys]. */
  readonly mask?: Tensor | null | undefined;
  /** How many keys of each sequence are real, int32, shape [batch]. */
  readonly validLengths?: Tensor | null | undefined;
  /** Query i looks at the keys up to i only. */
  readonly causal?: boolean | undefined;
  /** Of the scores; 1 / sqrt(size) unless given. */
  readonly scale?: number | undefined;
  /** Of the attention weights. */
  readonly dropout?: { readonly rate: number; readonly key: DropoutKey } | undefined;
}

/**
 * Scaled dot-product attention (Vaswani et al. 2017): softmax(q k^T scale) v. A query that may look at no key gets zeros.
 *
 * @param query shape [batch, heads, queries, size]
 * @param key shape [batch, heads, keys, size]
 * @param value shape [batch, heads, keys, size]
 * @returns shape [batch, heads, queries, size]
 * @throws WordloomError `device/shape`, `device/type`, `device/rate`
 */
export function attention(query: Tensor, key: Tensor, value: Tensor, options: AttentionOptions = {}): Tensor {
  checkAttention('attention', query, key, value, options);
  const operations = fused();
  if (operations) return operations.attention({ kind: 'apart', query, key, value }, options);
  return composedAttention(query, key, value, options);
}

/**
 * The weights with which {@link attention} adds up values, before dropout: what a picture of attention shows.
 *
 * @returns shape [batch, heads, queries, keys]
 */
export function attentionWeights(query: Tensor, key: Tensor, options: AttentionOptions = {}): Tensor {
  checkAttention('attentionWeights', query, key, key, options);
  return tf.tidy(() => {
    const [, , queries, size] = query.shape as [number, number, number, number];
    const keys = key.shape[2]!;
    const scores = tf.mul(tf.matMul(query, key, false, true), options.scale ?? 1 / Math.sqrt(size));
    const allowed = allowedKeys(queries, keys, options);
    if (!allowed) return tf.softmax(scores); // [batch, heads, queries, keys]
    const open = tf.broadcastTo(allowed, scores.shape as [number]);
    return tf.mul(tf.softmax(tf.add(scores, tf.mul(tf.sub(open, 1), 1e9))), open);
  });
}

function composedAttention(query: Tensor, key: Tensor, value: Tensor, options: AttentionOptions): Tensor {
  return tf.tidy(() => {
    const weights = attentionWeights(query, key, options);
    const drop = options.dropout;
    return tf.matMul(drop ? dropout(weights, drop.rate, drop.key) : weights, value);
  });
}

/** 1 where a query may look at a key; broadcasts to [batch, heads, queries, keys]. */
function allowedKeys(
  queries: number,
  keys: number,
  { mask, validLengths, causal }: AttentionOptions,
): Tensor | null {
  const parts: Tensor[] = [];
  if (mask) parts.push(tf.cast(mask, 'float32'));
  const positions = tf.range(0, keys, 1, 'int32');
  if (validLengths) {
    const real = tf.less(positions, tf.reshape(validLengths, [-1, 1, 1, 1])); // [batch, 1, 1, keys]
    parts.push(tf.cast(real, 'float32'));
  }
  if (causal) {
    const before = tf.lessEqual(positions, tf.reshape(tf.range(0, queries, 1, 'int32'), [queries, 1]));
    parts.push(tf.cast(before, 'float32')); // [queries, keys]
  }
  return parts.length > 0 ? parts.reduce((a, b) => tf.mul(a, b)) : null;
}

function checkAttention(
  operation: string,
  query: Tensor,
  key: Tensor,
  value: Tensor,
  options: AttentionOptions,
): void {
  checkShapes(operation, {
    query: [query, 'batch heads queries size'],
    key: [key, 'batch heads keys size'],
    value: [value, 'batch heads keys size'],
  });
  checkOptions(operation, query.shape[0]!, options);
}

/** @throws WordloomError `device/shape`, `device/type`, `device/rate` */
export function checkOptions(
  operation: string,
  batch: number,
  { validLengths, dropout: drop }: AttentionOptions,
): void {
  if (validLengths) {
    checkShapes(operation, { validLengths: [validLengths, `${batch}`] });
    checkIntegers(operation, 'validLengths', validLengths);
  }
  if (drop) checkRate(drop.rate);
}
