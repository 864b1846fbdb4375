import * as tf from '@tensorflow/tfjs-core';
import { concat, pad, slice, split, transpose } from './plain/arrange.ts';
import { binary, tile } from './plain/combine.ts';
import { cast, mapped } from './plain/elementwise.ts';
import type { Kernel } from './plain/kernel.ts';
import { matmul, softmax, summed } from './plain/reduce.ts';
import { gatherRows, segmentSums } from './plain/rows.ts';

/** tfjs' kernels that there are ours for. */
export const plainKernels: Readonly<Record<string, Kernel>> = {
  [tf.Cast]: ({ x }, { dtype }, backend) => cast(x!, dtype as tf.DataType, backend),
  [tf.Add]: binary(0, 0),
  [tf.Sub]: binary(1, 4),
  [tf.Multiply]: binary(2, 2),
  [tf.RealDiv]: binary(3, 5),
  [tf.Relu]: ({ x }, _, backend) => mapped(backend, x!, 'relu'),
  [tf.Tanh]: ({ x }, _, backend) => mapped(backend, x!, 'tanh'),
  [tf.Sigmoid]: ({ x }, _, backend) => mapped(backend, x!, 'sigmoid'),
  [tf.Exp]: ({ x }, _, backend) => mapped(backend, x!, 'exp'),
  [tf.Square]: ({ x }, _, backend) => mapped(backend, x!, 'square'),
  [tf.Neg]: ({ x }, _, backend) => mapped(backend, x!, 'scale', -1),
  [tf.BatchMatMul]: matmul,
  [tf.Sum]: ({ x }, attributes, backend) => summed(x!, attributes, backend, false),
  [tf.Mean]: ({ x }, attributes, backend) => summed(x!, attributes, backend, true),
  [tf.Softmax]: ({ logits }, { dim }, backend) => softmax(logits!, dim as number, backend),
  [tf.Transpose]: ({ x }, { perm }, backend) => transpose(x!, perm as number[], backend),
  [tf.GatherV2]: gatherRows,
  [tf.UnsortedSegmentSum]: segmentSums,
  [tf.Tile]: ({ x }, { reps }, backend) => tile(x!, reps as number[], backend),
  [tf.Slice]: slice,
  [tf.SplitV]: split,
  [tf.PadV2]: pad,
  [tf.Concat]: (inputs, { axis }, backend) => concat(Object.values(inputs), axis as number, backend),
};
