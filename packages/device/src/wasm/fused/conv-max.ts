import * as tf from '@tensorflow/tfjs-core';
import type { FusedOperations } from '../../fused.ts';
import type { Tensor } from '../../tensors.ts';
import type { WasmBackend } from '../backend.ts';
import { differentiable } from '../differentiable.ts';
import { chunks, columnSums } from '../launch.ts';

/** Steps of a sequence that the kernel holds the product of at once. */
const STEPS = 192;
/** Outputs of a chunk of the weights' gradient. */
const OUTPUTS = 16;

/** The values over time are not kept: only the largest has a gradient, and its step is known. */
export function fusedConvMax(backend: WasmBackend): FusedOperations['convMax'] {
  const { kernels } = backend;
  const at = (x: tf.TensorInfo) => backend.address(x);
  return (x, weight, bias) => {
    const [batch, time, width] = x.shape as [number, number, number];
    const [out, , kernel] = weight.shape as [number, number, number];
    const inputs = bias ? { x, weight, bias } : { x, weight };
    kernels.reserveScratch(STEPS * out * 4);
    const forward = () => {
      const largest = backend.makeTensor([batch, out]);
      const steps = backend.makeTensor([batch, out], 'int32');
      const turned = tf.transpose(weight, [0, 2, 1]); // [out, kernel, in]
      const addresses = [at(x), at(turned), bias ? at(bias) : 0, at(largest), at(steps)];
      kernels.run('convMax', batch, [...addresses, time, width, kernel, out]);
      return { outputs: [largest], saved: [x, turned, steps] };
    };
    const [largest] = differentiable(backend, inputs, forward, ([dy], [x, turned, steps]) => ({
      x: (): Tensor => {
        const dx = backend.makeTensor(x!.shape);
        const words = [at(dy!), at(steps!), at(turned!), at(dx), time, width, kernel, out];
        kernels.run('convMaxInputGradient', batch, words);
        return dx;
      },
      weight: (): Tensor => {
        const gradient = backend.makeTensor(turned!.shape);
        const words = [at(dy!), at(steps!), at(x!), at(gradient), batch, time, width, kernel, out, OUTPUTS];
        kernels.run('convMaxWeightGradient', chunks(out, OUTPUTS), words);
        return tf.transpose(gradient, [0, 2, 1]);
      },
      bias: (): Tensor => {
        const gradient = backend.makeTensor([out]);
        columnSums(kernels, at(dy!), at(gradient), [1, batch, out]);
        return gradient;
      },
    }));
    return largest!;
  };
}
