import type * as tf from '@tensorflow/tfjs-core';
import { size, type WasmBackend } from '../backend.ts';

export type Infos = Record<string, tf.TensorInfo>;
export type Attributes = Record<string, unknown>;
/** Null where it cannot do what is asked, and tfjs' own kernel does it. */
export type Kernel = (
  inputs: Infos,
  attributes: Attributes,
  backend: WasmBackend,
) => tf.TensorInfo | tf.TensorInfo[] | null;

export function areFloats(...infos: readonly tf.TensorInfo[]): boolean {
  return infos.every(({ dtype, shape }) => dtype === 'float32' && size(shape) > 0);
}
