import * as tf from '@tensorflow/tfjs-core';
import { checkIntegers, checkShapes } from '../shapes.ts';
import type { Tensor } from '../tensors.ts';

/**
 * Rows of a table by their number. The gradient of the table sums over each row's uses, in the order of `ids`.
 *
 * @param table shape [rows, size]
 * @param ids int32, any shape, each in 0 .. rows - 1
 * @returns shape [...ids, size]
 * @throws WordloomError `device/shape`, `device/type`
 */
export function embedding(table: Tensor, ids: Tensor): Tensor {
  checkShapes('embedding', { table: [table, 'rows size'] });
  checkIntegers('embedding', 'ids', ids);
  return composedEmbedding(table, ids);
}

function composedEmbedding(table: Tensor, ids: Tensor): Tensor {
  return tf.gather(table, ids);
}
