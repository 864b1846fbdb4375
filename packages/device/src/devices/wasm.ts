import * as tf from '@tensorflow/tfjs-core';
import { openTensorKernels, simdLevel } from '@wordloom/kernels';
import type { DeviceDriver } from './driver.ts';

/** Our WebAssembly kernels, on threads, over one memory that all tensors lie in. */
export const wasmDevice: DeviceDriver = {
  name: 'wasm',
  merit: 'WebAssembly kernels on threads run wherever Node does',
  obstacle() {
    try {
      simdLevel();
      return null;
    } catch (error) {
      return (error as Error).message;
    }
  },
  async open(threads, onKernel) {
    const { WasmBackend, registerKernels, fusedOperations } = await import('../wasm/index.ts');
    const backend = new WasmBackend(await openTensorKernels(threads), onKernel);
    registerKernels();
    if (tf.findBackend('wasm')) tf.removeBackend('wasm');
    tf.registerBackend('wasm', () => backend);
    return {
      threads: backend.kernels.threads,
      fused: fusedOperations(backend),
      dispose: () => {
        if (tf.findBackend('wasm') === backend) tf.removeBackend('wasm');
      },
    };
  },
};
