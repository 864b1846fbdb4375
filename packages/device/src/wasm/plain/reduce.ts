import * as tf from '@tensorflow/tfjs-core';
import { size, type WasmBackend } from '../backend.ts';
import { chunks, columnSums, map, product, rowsAtOnce } from '../launch.ts';
import { type Attributes, areFloats, type Infos } from './kernel.ts';

export function matmul({ a, b }: Infos, attributes: Attributes, backend: WasmBackend): tf.TensorInfo | null {
  if (!areFloats(a!, b!)) return null;
  const { transposeA, transposeB } = attributes as { transposeA: boolean; transposeB: boolean };
  const [aLead, bLead] = [a!.shape.slice(0, -2), b!.shape.slice(0, -2)];
  const [aBatch, bBatch] = [size(aLead), size(bLead)];
  if (aBatch !== bBatch && aBatch !== 1 && bBatch !== 1) return null;
  const lead = tf.backend_util.assertAndGetBroadcastShape(aLead, bLead);
  const [aRows, aColumns] = a!.shape.slice(-2) as [number, number];
  const [bRows, bColumns] = b!.shape.slice(-2) as [number, number];
  const [rows, depth] = transposeA ? [aColumns, aRows] : [aRows, aColumns];
  const columns = transposeB ? bRows : bColumns;
  const c = backend.make([...lead, rows, columns]);
  product(backend.kernels, {
    a: {
      address: backend.address(a!),
      batch: aBatch === 1 ? 0 : aRows * aColumns,
      row: transposeA ? 1 : aColumns,
      column: transposeA ? aColumns : 1,
    },
    b: {
      address: backend.address(b!),
      batch: bBatch === 1 ? 0 : bRows * bColumns,
      row: transposeB ? 1 : bColumns,
      column: transposeB ? bColumns : 1,
    },
    c: { address: backend.address(c), batch: rows * columns, row: columns },
    rows,
    columns,
    depth,
    batch: Math.max(aBatch, bBatch),
  });
  return c;
}

/** Axes that lie side by side are summed; tfjs' kernel does others. */
export function summed(
  x: tf.TensorInfo,
  attributes: Attributes,
  backend: WasmBackend,
  isMean: boolean,
): tf.TensorInfo | null {
  if (!areFloats(x)) return null;
  const { axis, keepDims } = attributes as { axis: number | number[]; keepDims: boolean };
  const axes = tf.util.parseAxisParam(axis, x.shape).sort((one, other) => one - other);
  const [first, last] = [axes[0] ?? 0, axes.at(-1) ?? -1];
  if (axes.length === 0 || last - first !== axes.length - 1) return null;
  const outer = size(x.shape.slice(0, first));
  const middle = size(x.shape.slice(first, last + 1));
  const inner = size(x.shape.slice(last + 1));
  const sums = backend.make([
    ...x.shape.slice(0, first),
    ...(keepDims ? axes.map(() => 1) : []),
    ...x.shape.slice(last + 1),
  ]);
  columnSums(backend.kernels, backend.address(x), backend.address(sums), [outer, middle, inner]);
  if (isMean) map(backend, 'scale', sums, sums, outer * inner, 1 / middle);
  return sums;
}

export function softmax(logits: tf.TensorInfo, dim: number, backend: WasmBackend): tf.TensorInfo | null {
  const columns = logits.shape.at(-1) ?? 0;
  if (!areFloats(logits) || (dim !== -1 && dim !== logits.shape.length - 1)) return null;
  const rows = size(logits.shape) / columns;
  const y = backend.make(logits.shape);
  const each = rowsAtOnce(columns);
  const words = [backend.address(logits), backend.address(y), rows, columns, each];
  backend.kernels.run('softmax', chunks(rows, each), words);
  return y;
}
