import * as tf from '@tensorflow/tfjs-core';
import { sumTo } from './broadcast.ts';

/** Y = op(A) op(B): dA = dY op(B)^T and dB = op(A)^T dY, each transposed where its operand was. */
export const matrixProduct: tf.GradConfig = {
  kernelName: tf.BatchMatMul,
  inputsToSave: ['a', 'b'],
  gradFunc: (dys, [a, b], attributes) => {
    const dy = dys as tf.Tensor;
    const { transposeA, transposeB } = attributes as { transposeA: boolean; transposeB: boolean };
    return {
      a: () =>
        sumTo(
          transposeA ? tf.matMul(b!, dy, transposeB, true) : tf.matMul(dy, b!, false, !transposeB),
          a!.shape,
        ),
      b: () =>
        sumTo(
          transposeB ? tf.matMul(dy, a!, true, transposeA) : tf.matMul(a!, dy, !transposeA, false),
          b!.shape,
        ),
    };
  },
};
