import * as tf from '@tensorflow/tfjs-core';
import { size, type WasmBackend } from '../backend.ts';
import { type Broadcast, broadcastIn } from '../broadcast.ts';
import { chunks, rowsAtOnce } from '../launch.ts';
import { areFloats, type Kernel } from './kernel.ts';

/** The operation's number where the second input repeats, and where the first does. */
export function binary(forward: number, reversed: number): Kernel {
  return ({ a, b }, _, backend) => {
    if (!areFloats(a!, b!)) return null;
    const shape = tf.backend_util.assertAndGetBroadcastShape(a!.shape, b!.shape);
    const count = size(shape);
    const isWhole = size(a!.shape) === count;
    if (!isWhole && size(b!.shape) !== count) return null;
    const [whole, small] = isWhole ? [a!, b!] : [b!, a!];
    const form = broadcastIn(shape, small.shape);
    if (!form) return null;
    const z = backend.make(shape);
    combine(backend, whole, small, z, form, isWhole ? forward : reversed);
    return z;
  };
}

const SECOND = 6;

function combine(
  backend: WasmBackend,
  x: tf.TensorInfo,
  y: tf.TensorInfo,
  z: tf.TensorInfo,
  { outer, rows, columns, outerStride, rowStride, columnStride }: Broadcast,
  operation: number,
): void {
  // One long row is cut into shorter ones, so that threads share it.
  if (outer * rows === 1) {
    combineFlat(backend, x, y, z, columns, columnStride, operation);
    return;
  }
  const each = rowsAtOnce(columns);
  const addresses = [backend.address(x), backend.address(y), backend.address(z)];
  const strides = [outerStride, rowStride, columnStride];
  const words = [...addresses, outer, rows, columns, ...strides, operation, each];
  backend.kernels.run('combine', chunks(outer * rows, each), words);
}

const FLAT = 16_384;

function combineFlat(
  backend: WasmBackend,
  x: tf.TensorInfo,
  y: tf.TensorInfo,
  z: tf.TensorInfo,
  count: number,
  stride: number,
  operation: number,
): void {
  const [from, other, to] = [backend.address(x), backend.address(y), backend.address(z)];
  const rows = Math.floor(count / FLAT);
  if (rows > 0) {
    const words = [from, other, to, 1, rows, FLAT, 0, stride * FLAT, stride, operation, 1];
    backend.kernels.run('combine', rows, words);
  }
  const rest = count - rows * FLAT;
  const done = rows * FLAT * 4;
  if (rest === 0) return;
  const words = [from + done, other + stride * done, to + done, 1, 1, rest, 0, 0, stride, operation, 1];
  backend.kernels.run('combine', 1, words);
}

/** Repeats dimensions of size 1 only. */
export function tile(x: tf.TensorInfo, reps: readonly number[], backend: WasmBackend): tf.TensorInfo | null {
  if (!areFloats(x) || reps.some((times, axis) => times !== 1 && x.shape[axis] !== 1)) return null;
  const shape = x.shape.map((each, axis) => each * reps[axis]!);
  const form = broadcastIn(shape, x.shape);
  if (!form || size(shape) === 0) return null;
  const y = backend.make(shape);
  combine(backend, y, x, y, form, SECOND);
  return y;
}
