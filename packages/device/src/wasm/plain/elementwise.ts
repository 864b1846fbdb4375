import type * as tf from '@tensorflow/tfjs-core';
import { size, type WasmBackend } from '../backend.ts';
import { map } from '../launch.ts';
import { areFloats } from './kernel.ts';

/** tfjs' kernel would give the same values another name: to JavaScript a number is a number. */
export function cast(x: tf.TensorInfo, dtype: tf.DataType, backend: WasmBackend): tf.TensorInfo | null {
  if (dtype === x.dtype || (dtype !== 'float32' && dtype !== 'int32' && dtype !== 'bool')) return null;
  const y = backend.make(x.shape, dtype);
  const [from, to] = [backend.view(x), backend.view(y)];
  if (dtype === 'bool')
    from.forEach((value, i) => {
      to[i] = value === 0 ? 0 : 1;
    });
  else to.set(from);
  return y;
}

export function mapped(
  backend: WasmBackend,
  x: tf.TensorInfo,
  name: Parameters<typeof map>[1],
  scale = 1,
): tf.TensorInfo | null {
  if (!areFloats(x)) return null;
  const y = backend.make(x.shape);
  map(backend, name, x, y, size(x.shape), scale);
  return y;
}
