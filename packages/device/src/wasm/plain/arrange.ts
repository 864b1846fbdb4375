import * as tf from '@tensorflow/tfjs-core';
import { size, type WasmBackend } from '../backend.ts';
import { chunks, rowsAtOnce } from '../launch.ts';
import { type Attributes, areFloats, type Infos } from './kernel.ts';

/** Permutations that exchange two groups of dimensions, at most, with others before, between and after. */
export function transpose(
  x: tf.TensorInfo,
  perm: readonly number[],
  backend: WasmBackend,
): tf.TensorInfo | null {
  if (!areFloats(x)) return null;
  let start = 0;
  while (start < perm.length && perm[start] === start) start++;
  let end = perm.length;
  while (end > start && perm[end - 1] === end - 1) end--;
  if (start >= end) return null;
  // What is between is [a, middle, b] -> [b, middle, a], or two neighbours that change places.
  const inside = perm.slice(start, end);
  const cut = inside.indexOf(start);
  let [a, middle, b] = [0, 1, 0];
  const sizes = (from: number, to: number) => size(x.shape.slice(from, to));
  if (inside.every((axis, i) => axis === start + ((i + inside.length - cut) % inside.length))) {
    [a, b] = [sizes(start, end - cut), sizes(end - cut, end)];
  } else if (inside.every((axis, i) => axis === swapped(i, inside.length) + start)) {
    [a, middle, b] = [sizes(start, start + 1), sizes(start + 1, end - 1), sizes(end - 1, end)];
  } else return null;
  const y = backend.make(perm.map((axis) => x.shape[axis]!));
  const [outer, inner] = [sizes(0, start), sizes(end, perm.length)];
  const words = [backend.address(x), backend.address(y), outer, a, middle, b, inner];
  backend.kernels.run('exchange', outer * a, words);
  return y;
}

function swapped(i: number, length: number): number {
  return i === 0 ? length - 1 : i === length - 1 ? 0 : i;
}

/** Parts along one axis. */
export function slice({ x }: Infos, attributes: Attributes, backend: WasmBackend): tf.TensorInfo | null {
  const { begin, size: sizes } = attributes as { begin: number[]; size: number[] };
  const [starts, lengths] = tf.slice_util.parseSliceParams(x as tf.Tensor, begin, sizes) as [
    number[],
    number[],
  ];
  const cut = lengths.flatMap((length, axis) => (length === x!.shape[axis] ? [] : [axis]));
  if (!areFloats(x!) || cut.length !== 1 || lengths.some((length) => length <= 0)) return null;
  const axis = cut[0]!;
  const inner = size(x!.shape.slice(axis + 1));
  const y = backend.make(lengths);
  const [stride, bytes] = [x!.shape[axis]! * inner * 4, lengths[axis]! * inner * 4];
  const from = backend.address(x!) + starts[axis]! * inner * 4;
  copyRows(backend, from, backend.address(y), stride, bytes, size(lengths.slice(0, axis)), bytes);
  return y;
}

export function split({ x }: Infos, attributes: Attributes, backend: WasmBackend): tf.TensorInfo[] | null {
  const { numOrSizeSplits, axis: along } = attributes as { numOrSizeSplits: number | number[]; axis: number };
  if (!areFloats(x!)) return null;
  const axis = tf.util.parseAxisParam(along, x!.shape)[0]!;
  const lengths = tf.backend_util.prepareSplitSize(x as tf.Tensor, numOrSizeSplits, axis);
  const rows = size(x!.shape.slice(0, axis));
  const stride = (size(x!.shape) / rows) * 4;
  let from = backend.address(x!);
  return lengths.map((length) => {
    const y = backend.make(x!.shape.map((whole, i) => (i === axis ? length : whole)));
    const bytes = (size(y.shape) / rows) * 4;
    copyRows(backend, from, backend.address(y), stride, bytes, rows, bytes);
    from += bytes;
    return y;
  });
}

/** Zeros along one axis. */
export function pad({ x }: Infos, attributes: Attributes, backend: WasmBackend): tf.TensorInfo | null {
  const { paddings, constantValue } = attributes as { paddings: [number, number][]; constantValue: number };
  const padded = paddings.flatMap(([before, after], axis) => (before + after > 0 ? [axis] : []));
  if (!areFloats(x!) || constantValue !== 0 || padded.length !== 1) return null;
  const axis = padded[0]!;
  const y = backend.make(x!.shape.map((length, i) => length + paddings[i]![0] + paddings[i]![1]));
  backend.view(y).fill(0);
  const rows = size(x!.shape.slice(0, axis));
  const inner = size(x!.shape.slice(axis + 1)) * 4;
  const [bytes, stride] = [x!.shape[axis]! * inner, y.shape[axis]! * inner];
  const to = backend.address(y) + paddings[axis]![0] * inner;
  copyRows(backend, backend.address(x!), to, bytes, stride, rows, bytes);
  return y;
}

export function concat(
  inputs: readonly tf.TensorInfo[],
  along: number,
  backend: WasmBackend,
): tf.TensorInfo | null {
  if (!areFloats(...inputs)) return null;
  const axis = tf.util.parseAxisParam(along, inputs[0]!.shape)[0]!;
  const shapes = inputs.map(({ shape }) => shape);
  const y = backend.make(tf.backend_util.computeOutShape(shapes, axis));
  const rows = size(y.shape.slice(0, axis));
  const stride = (size(y.shape) / rows) * 4;
  let to = backend.address(y);
  for (const input of inputs) {
    const bytes = (size(input.shape) / rows) * 4;
    copyRows(backend, backend.address(input), to, bytes, stride, rows, bytes);
    to += bytes;
  }
  return y;
}

function copyRows(
  backend: WasmBackend,
  from: number,
  to: number,
  fromStride: number,
  toStride: number,
  rows: number,
  bytes: number,
): void {
  const each = rowsAtOnce(bytes / 4);
  backend.kernels.run('copyRows', chunks(rows, each), [from, to, fromStride, toStride, rows, bytes, each]);
}
