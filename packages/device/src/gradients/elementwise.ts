import * as tf from '@tensorflow/tfjs-core';

type Derivative = (dy: tf.Tensor, saved: tf.Tensor) => tf.Tensor;

/** Kernels of one input `x`, by what their derivative needs: the input, or the output. */
export const elementwise: readonly tf.GradConfig[] = [
  ofInput(tf.Neg, (dy) => tf.neg(dy)),
  ofInput(tf.Log, (dy, x) => tf.div(dy, x)),
  ofInput(tf.Square, (dy, x) => tf.mul(dy, tf.mul(x, 2))),
  ofInput(tf.Abs, (dy, x) => tf.mul(dy, tf.sign(x))),
  ofInput(tf.Relu, (dy, x) => tf.mul(dy, tf.step(x))),
  ofInput(tf.Softplus, (dy, x) => tf.mul(dy, tf.sigmoid(x))),
  ofInput(tf.Erf, (dy, x) => tf.mul(dy, tf.mul(tf.exp(tf.neg(tf.square(x))), 2 / Math.sqrt(Math.PI)))),
  ofInput(tf.Cast, (dy) => dy),
  ofInput(tf.Identity, (dy) => dy),
  ofOutput(tf.Exp, (dy, y) => tf.mul(dy, y)),
  ofOutput(tf.Sqrt, (dy, y) => tf.div(dy, tf.mul(y, 2))),
  ofOutput(tf.Rsqrt, (dy, y) => tf.mul(dy, tf.mul(tf.mul(y, tf.square(y)), -0.5))),
  ofOutput(tf.Tanh, (dy, y) => tf.mul(dy, tf.sub(1, tf.square(y)))),
  ofOutput(tf.Sigmoid, (dy, y) => tf.mul(dy, tf.mul(y, tf.sub(1, y)))),
];

function ofInput(kernelName: string, derivative: Derivative): tf.GradConfig {
  return {
    kernelName,
    inputsToSave: ['x'],
    gradFunc: (dy, [x]) => ({ x: () => derivative(dy as tf.Tensor, x!) }),
  };
}

function ofOutput(kernelName: string, derivative: Derivative): tf.GradConfig {
  return {
    kernelName,
    outputsToSave: [true],
    gradFunc: (dy, [y]) => ({ x: () => derivative(dy as tf.Tensor, y!) }),
  };
}
