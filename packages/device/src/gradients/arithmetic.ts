import * as tf from '@tensorflow/tfjs-core';
import { sumTo } from './broadcast.ts';

const both = ['a', 'b'];

/** Kernels of two inputs that broadcast against each other. */
export const arithmetic: readonly tf.GradConfig[] = [
  {
    kernelName: tf.Add,
    inputsToSave: both,
    gradFunc: (dy, [a, b]) => ({
      a: () => sumTo(one(dy), a!.shape),
      b: () => sumTo(one(dy), b!.shape),
    }),
  },
  {
    kernelName: tf.Sub,
    inputsToSave: both,
    gradFunc: (dy, [a, b]) => ({
      a: () => sumTo(one(dy), a!.shape),
      b: () => sumTo(tf.neg(one(dy)), b!.shape),
    }),
  },
  {
    kernelName: tf.Multiply,
    inputsToSave: both,
    gradFunc: (dy, [a, b]) => ({
      a: () => sumTo(tf.mul(one(dy), b!), a!.shape),
      b: () => sumTo(tf.mul(one(dy), a!), b!.shape),
    }),
  },
  {
    kernelName: tf.RealDiv,
    inputsToSave: both,
    gradFunc: (dy, [a, b]) => ({
      a: () => sumTo(tf.div(one(dy), b!), a!.shape),
      b: () => sumTo(tf.neg(tf.div(tf.mul(one(dy), a!), tf.square(b!))), b!.shape),
    }),
  },
  {
    kernelName: tf.Maximum,
    inputsToSave: both,
    gradFunc: (dy, [a, b]) => ({
      a: () => sumTo(tf.mul(one(dy), tf.cast(tf.greaterEqual(a!, b!), 'float32')), a!.shape),
      b: () => sumTo(tf.mul(one(dy), tf.cast(tf.less(a!, b!), 'float32')), b!.shape),
    }),
  },
  {
    kernelName: tf.Select,
    inputsToSave: ['condition'],
    gradFunc: (dy, [condition]) => ({
      condition: () => tf.zerosLike(condition!),
      t: () => tf.mul(one(dy), tf.cast(condition!, 'float32')),
      e: () => tf.mul(one(dy), tf.cast(tf.logicalNot(condition!), 'float32')),
    }),
  },
];

function one(dy: tf.Tensor | tf.Tensor[]): tf.Tensor {
  return dy as tf.Tensor;
}
