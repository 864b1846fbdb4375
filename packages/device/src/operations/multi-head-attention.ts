import * as tf from '@tensorflow/tfjs-core';
import { WordloomError } from '@wordloom/errors';
import { fused } from '../fused.ts';
import { checkShapes } from '../shapes.ts';
import type { Tensor } from '../tensors.ts';
import { type AttentionOptions, attention, checkOptions } from './attention.ts';

/**
 * {@link attention} on heads that lie side by side in the last dimension, as linear layers leave them.
 *
 * @param query shape [batch, queries, width]; head h is in columns h * width / heads on
 * @param key shape [batch, keys, width]
 * @param value shape [batch, keys, width]
 * @returns shape [batch, queries, width]
 * @throws WordloomError `device/shape`, `device/heads`
 */
export function multiHeadAttention(
  query: Tensor,
  key: Tensor,
  value: Tensor,
  heads: number,
  options: AttentionOptions = {},
): Tensor {
  const { width } = checkShapes('multiHeadAttention', {
    query: [query, 'batch queries width'],
    key: [key, 'batch keys width'],
    value: [value, 'batch keys width'],
  });
  checkHeads(width!, heads);
  const operations = fused();
  if (operations) {
    checkOptions('multiHeadAttention', query.shape[0]!, options);
    return operations.attention({ kind: 'side by side', query, key, value, heads }, options);
  }
  return tf.tidy(() => {
    const mixed = attention(apart(query, heads), apart(key, heads), apart(value, heads), options);
    return tf.reshape(tf.transpose(mixed, [0, 2, 1, 3]), query.shape);
  });
}

/**
 * {@link multiHeadAttention} of a sequence to itself, query, key and value side by side as one linear layer makes them.
 *
 * @param packed shape [batch, time, 3 * width]
 * @returns shape [batch, time, width]
 * @throws WordloomError `device/shape`, `device/heads`
 */
export function packedAttention(packed: Tensor, heads: number, options: AttentionOptions = {}): Tensor {
  const { packedWidth } = checkShapes('packedAttention', { packed: [packed, 'batch time packedWidth'] });
  checkHeads(packedWidth!, 3 * heads);
  const operations = fused();
  if (operations) {
    checkOptions('packedAttention', packed.shape[0]!, options);
    return operations.attention({ kind: 'packed', packed, heads }, options);
  }
  return tf.tidy(() => {
    const [query, key, value] = tf.split(packed, 3, -1) as [Tensor, Tensor, Tensor];
    return multiHeadAttention(query, key, value, heads, options);
  });
}

function checkHeads(width: number, heads: number): void {
  if (Number.isInteger(heads) && heads > 0 && width % heads === 0) return;
  throw new WordloomError({
    code: 'device/heads',
    what: `a width of ${width} does not divide into ${heads} heads`,
    fix: 'use a width that is a multiple of the number of heads (of three times that where it is packed)',
  });
}

/** [batch, time, width] -> [batch, heads, time, size] */
function apart(x: Tensor, heads: number): Tensor {
  const [batch, time, width] = x.shape as [number, number, number];
  return tf.transpose(tf.reshape(x, [batch, time, heads, width / heads]), [0, 2, 1, 3]);
}
