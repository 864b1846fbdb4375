import * as tf from '@tensorflow/tfjs-core';
import type { WasmBackend } from './backend.ts';
import { plainKernels } from './plain-kernels.ts';

let isRegistered = false;

/** Gives tfjs the kernels of the `wasm` backend: those of its cpu backend, and ours before them where there are. */
export function registerKernels(): void {
  if (isRegistered) return;
  isRegistered = true;
  tf.copyRegisteredKernels('cpu', 'wasm');
  for (const [kernelName, ours] of Object.entries(plainKernels)) {
    const theirs = tf.getKernel(kernelName, 'wasm').kernelFunc;
    tf.unregisterKernel(kernelName, 'wasm');
    tf.registerKernel({
      kernelName,
      backendName: 'wasm',
      kernelFunc(given) {
        const attributes = (given.attrs ?? {}) as Record<string, unknown>;
        return (
          ours(given.inputs as Record<string, tf.TensorInfo>, attributes, given.backend as WasmBackend) ??
          theirs(given)
        );
      },
    });
  }
}
