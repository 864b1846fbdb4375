import type * as tf from '@tensorflow/tfjs-core';
import type { TensorKernels } from '@wordloom/kernels';
import type { WasmBackend } from './backend.ts';

/** A chunk of elementwise work: small enough to share out, large enough to be worth it. */
const CHUNK = 16_384;

/** Rows of a chunk, for kernels that go row by row. */
export function rowsAtOnce(columns: number): number {
  return Math.max(1, Math.floor(CHUNK / Math.max(1, columns)));
}

export function chunks(count: number, each: number): number {
  return Math.ceil(count / each);
}

/** Functions of one number, by their number in assembly/tensor/elementwise.ts. */
export const FUNCTIONS = { relu: 0, tanh: 1, sigmoid: 2, gelu: 3, geluTanh: 4, exp: 5, scale: 6, square: 7 };

export type FunctionName = keyof typeof FUNCTIONS;

export function map(
  backend: WasmBackend,
  name: FunctionName,
  x: tf.TensorInfo,
  y: tf.TensorInfo,
  count: number,
  scale = 1,
  shift = 0,
): void {
  const words = [backend.address(x), backend.address(y), count, CHUNK, FUNCTIONS[name]];
  backend.kernels.run('map', chunks(count, CHUNK), words, [scale, shift]);
}

/** dx = dy f'(saved) */
export function mapGradient(
  backend: WasmBackend,
  name: FunctionName,
  dy: tf.TensorInfo,
  saved: tf.TensorInfo,
  dx: tf.TensorInfo,
  count: number,
): void {
  const words = [backend.address(dy), backend.address(saved), backend.address(dx)];
  backend.kernels.run('mapGradient', chunks(count, CHUNK), [...words, count, CHUNK, FUNCTIONS[name]]);
}

/** A matrix, or a batch of them: an address and strides in numbers. */
export interface Matrix {
  readonly address: number;
  readonly row: number;
  readonly column: number;
  /** From one of the batch to the next; 0 where all share one. */
  readonly batch?: number;
}

export interface Product {
  readonly a: Matrix;
  readonly b: Matrix;
  /** Its columns lie side by side. */
  readonly c: Omit<Matrix, 'column'>;
  readonly rows: number;
  readonly columns: number;
  readonly depth: number;
  readonly batch?: number;
  /** Address of what each row starts with; zeros unless given. */
  readonly bias?: number;
  /** Adds to what C holds. */
  readonly adds?: boolean;
}

/** What one packing of operands serves for (assembly/tensor/product.ts). */
const TILE = { rows: 192, columns: 256 };

/** C = A B (+ bias), batch by batch. */
export function product(kernels: TensorKernels, given: Product): void {
  const { a, b, c, rows, columns, depth, batch = 1, bias = 0, adds = false } = given;
  if (rows === 0 || columns === 0 || batch === 0) return;
  let [high, width] = [Math.min(rows, TILE.rows), Math.min(columns, TILE.columns)];
  const tiles = () => batch * chunks(rows, high) * chunks(columns, width);
  // Small tiles pack more, so there are no more of them than the threads can share. The bits do not depend on it.
  const wanted = kernels.threads === 1 ? 1 : 4 * kernels.threads;
  while (tiles() < wanted && high > 48) high = Math.ceil(high / 12) * 6;
  while (tiles() < wanted && width > 64) width = Math.ceil(width / 32) * 16;
  const strides = ({ batch: next = 0, row, column }: Matrix) => [next * 4, row * 4, column * 4];
  const words = [
    a.address,
    ...strides(a),
    b.address,
    ...strides(b),
    c.address,
    (c.batch ?? 0) * 4,
    c.row * 4,
  ];
  kernels.run('matmul', tiles(), [...words, bias, rows, columns, depth, high, width, adds ? 1 : 0]);
}

/** Sums of [outer, middle, inner] over the middle. */
export function columnSums(
  kernels: TensorKernels,
  x: number,
  sums: number,
  [outer, middle, inner]: readonly [number, number, number],
): void {
  if (inner === 1) {
    const each = rowsAtOnce(middle);
    kernels.run('rowSums', chunks(outer, each), [x, sums, outer, middle, each]);
    return;
  }
  const width = Math.min(64, Math.ceil(inner / 4) * 4);
  kernels.run('columnSums', outer * chunks(inner, width), [x, sums, outer, middle, inner, width]);
}
