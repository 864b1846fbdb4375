import type * as tf from '@tensorflow/tfjs-core';
import { WordloomError } from '@wordloom/errors';
import { size, type WasmBackend } from '../backend.ts';
import { chunks, rowsAtOnce } from '../launch.ts';
import { type Attributes, areFloats, type Infos } from './kernel.ts';

export function gatherRows(
  { x, indices }: Infos,
  attributes: Attributes,
  backend: WasmBackend,
): tf.TensorInfo | null {
  const { axis, batchDims } = attributes as { axis: number; batchDims: number };
  if (!areFloats(x!) || indices!.dtype !== 'int32' || axis !== 0 || batchDims) return null;
  const [rows, ...inner] = x!.shape as [number, ...number[]];
  const columns = size(inner);
  checkRows(backend.view(indices!), rows);
  const y = backend.make([...indices!.shape, ...inner]);
  const count = size(indices!.shape);
  const each = rowsAtOnce(columns);
  const addresses = [backend.address(x!), backend.address(indices!), backend.address(y)];
  backend.kernels.run('gatherRows', chunks(count, each), [...addresses, count, rows, columns * 4, each]);
  return y;
}

/** @throws WordloomError `device/row` for the first index of a row that is not there */
function checkRows(indices: ArrayLike<number>, rows: number): void {
  for (let i = 0; i < indices.length; i++) {
    const row = indices[i]!;
    if (row >= 0 && row < rows) continue;
    throw new WordloomError({
      code: 'device/row',
      what: `index ${i} is ${row}, which is no row of the ${rows} of the table`,
      fix: 'give numbers from 0, below the size of the table: is the vocabulary the one of the ids?',
    });
  }
}

export function segmentSums(
  { x, segmentIds }: Infos,
  attributes: Attributes,
  backend: WasmBackend,
): tf.TensorInfo | null {
  if (!areFloats(x!) || segmentIds!.dtype !== 'int32') return null;
  const { numSegments } = attributes as { numSegments: number };
  const inner = x!.shape.slice(segmentIds!.shape.length);
  const sums = backend.make([numSegments, ...inner]);
  sumSegments(backend, x!, segmentIds!, sums, numSegments);
  return sums;
}

/** Each chunk looks at all ids, so there are few. */
const SEGMENT_CHUNKS = 8;

function sumSegments(
  backend: WasmBackend,
  x: tf.TensorInfo,
  ids: tf.TensorInfo,
  sums: tf.TensorInfo,
  segments: number,
): void {
  const count = size(ids.shape);
  const columns = size(x.shape) / count;
  const each = Math.max(1, Math.ceil(segments / SEGMENT_CHUNKS));
  const addresses = [backend.address(x), backend.address(ids), backend.address(sums)];
  const words = [...addresses, count, segments, columns, each];
  backend.kernels.run('segmentSums', chunks(segments, each), words);
}
