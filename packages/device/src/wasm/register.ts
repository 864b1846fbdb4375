import * as tf from '@tensorflow/tfjs-core';
import type { WasmBackend } from './backend.ts';
import type { Attributes, Infos } from './plain/kernel.ts';
import { plainKernels } from './plain-kernels.ts';

let isRegistered = false;

/** Gives tfjs the kernels of the `wasm` backend: those of its cpu backend, and ours before them where there are. */
export function registerKernels(): void {
  if (isRegistered) return;
  isRegistered = true;
  tf.copyRegisteredKernels('cpu', 'wasm');
  for (const [kernelName, ours] of Object.entries(plainKernels)) {
    const theirs = tf.getKernel(kernelName, 'wasm').kernelFunc;
    replace(kernelName, (given) => {
      const attributes = (given.attrs ?? {}) as Attributes;
      return (
        ours(given.inputs as Infos, attributes, given.backend as WasmBackend) ??
        observed(kernelName, theirs)(given)
      );
    });
  }
  for (const { kernelName, kernelFunc } of tf.getKernelsForBackend('wasm')) {
    if (!(kernelName in plainKernels)) replace(kernelName, observed(kernelName, kernelFunc));
  }
}

function replace(kernelName: string, kernelFunc: tf.KernelFunc): void {
  tf.unregisterKernel(kernelName, 'wasm');
  tf.registerKernel({ kernelName, backendName: 'wasm', kernelFunc });
}

/** Tells whoever wants to know of a kernel of tfjs, which runs in JavaScript. */
function observed(kernelName: string, kernel: tf.KernelFunc): tf.KernelFunc {
  return (given) => {
    const { onKernel } = given.backend as WasmBackend;
    if (!onKernel) return kernel(given);
    const start = performance.now();
    const result = kernel(given);
    onKernel(`${kernelName} of tfjs`, performance.now() - start);
    return result;
  };
}
