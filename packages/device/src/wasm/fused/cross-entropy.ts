import * as tf from '@tensorflow/tfjs-core';
import type { FusedOperations } from '../../fused.ts';
import type { WasmBackend } from '../backend.ts';
import { differentiable } from '../differentiable.ts';
import { chunks, rowsAtOnce } from '../launch.ts';

/** The log of each row's sum of powers is kept; the gradient is softmax(logits) less 1 at the label, times dy. */
export function fusedCrossEntropy(backend: WasmBackend): FusedOperations['crossEntropy'] {
  const { kernels } = backend;
  const at = (x: Parameters<WasmBackend['address']>[0]) => backend.address(x);
  return (logits, labels, ignoreIndex) => {
    const [rows, classes] = logits.shape as [number, number];
    const each = rowsAtOnce(classes);
    const forward = () => {
      const losses = backend.makeTensor([rows]);
      const logSums = backend.makeTensor([rows]);
      const addresses = [at(logits), at(labels), at(losses), at(logSums)];
      const ignored = ignoreIndex === undefined ? [0, 0] : [ignoreIndex, 1];
      kernels.run('crossEntropy', chunks(rows, each), [...addresses, rows, classes, each, ...ignored]);
      return { outputs: [losses], saved: [logits, labels, logSums] };
    };
    const [losses] = differentiable(backend, { logits }, forward, ([dy], [logits, labels, logSums]) => ({
      logits: () => {
        const dLogits = backend.makeTensor(logits!.shape);
        const addresses = [at(logits!), at(labels!), at(logSums!), at(dy!), at(dLogits)];
        kernels.run('crossEntropyGradient', chunks(rows, each), [...addresses, rows, classes, each]);
        return dLogits;
      },
    }));
    return losses!;
  };
}

const CHUNK = 4096;

export function fusedSigmoidCrossEntropy(backend: WasmBackend): FusedOperations['sigmoidCrossEntropy'] {
  const at = (x: Parameters<WasmBackend['address']>[0]) => backend.address(x);
  return (logits, labels) => {
    const forward = () => {
      const losses = backend.makeTensor(logits.shape);
      const slopes = backend.makeTensor(logits.shape);
      const words = [at(logits), at(labels), at(losses), at(slopes), logits.size, CHUNK];
      backend.kernels.run('sigmoidCrossEntropy', chunks(logits.size, CHUNK), words);
      return { outputs: [losses], saved: [slopes] };
    };
    const [losses] = differentiable(backend, { logits }, forward, ([dy], [slopes]) => ({
      logits: () => tf.mul(dy!, slopes!),
    }));
    return losses!;
  };
}
