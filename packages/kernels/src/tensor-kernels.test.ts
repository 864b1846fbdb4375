import { readFileSync } from 'node:fs';
import { randomStream } from '@wordloom/random';
import { expect, test } from 'vitest';
import { simdLevel } from './simd-level.ts';
import { openTensorKernels, type TensorKernels } from './tensor-kernels.ts';
import { tensorModule } from './tensor-module.ts';
import { probeTensors } from './tensor-probe.ts';

const [rows, columns, depth] = [101, 83, 299];

function values(count: number, seed: number): Float32Array {
  const random = randomStream(seed);
  return Float32Array.from({ length: count }, () => random.normal());
}

function place(kernels: TensorKernels, given: Float32Array): number {
  const address = kernels.memory.allocate(given.byteLength);
  new Float32Array(kernels.memory.memory.buffer, address, given.length).set(given);
  return address;
}

/** A B, either transposed in memory, by tiles of a size. */
function product(kernels: TensorKernels, isA: boolean, isB: boolean, tile: number): Float32Array {
  const a = place(kernels, values(rows * depth, 1));
  const b = place(kernels, values(depth * columns, 2));
  const c = place(kernels, new Float32Array(rows * columns).fill(Number.NaN));
  const strides = (lines: number, others: number, isTransposed: boolean) =>
    isTransposed ? [0, 4, 4 * lines] : [0, 4 * others, 4];
  const shape = [0, rows, columns, depth, tile, tile, 0];
  kernels.run('matmul', Math.ceil(rows / tile) * Math.ceil(columns / tile), [
    ...[a, ...strides(rows, depth, isA)],
    ...[b, ...strides(depth, columns, isB)],
    ...[c, 0, 4 * columns],
    ...shape,
  ]);
  const result = new Float32Array(kernels.memory.memory.buffer, c, rows * columns).slice();
  for (const address of [a, b, c]) kernels.memory.free(address);
  return result;
}

test('a product is that of 64 bits to single precision, whichever operand is transposed', async () => {
  const kernels = await openTensorKernels(1);
  const [a, b] = [values(rows * depth, 1), values(depth * columns, 2)];
  for (const [isA, isB] of [
    [false, false],
    [false, true],
    [true, false],
    [true, true],
  ] as const) {
    const found = product(kernels, isA, isB, 64);
    for (let i = 0; i < rows; i += 7) {
      for (let j = 0; j < columns; j += 5) {
        let right = 0;
        for (let k = 0; k < depth; k++) {
          right += a[isA ? k * rows + i : i * depth + k]! * b[isB ? j * depth + k : k * columns + j]!;
        }
        expect(Math.abs(found[i * columns + j]! - right)).toBeLessThan(1e-4);
      }
    }
  }
  kernels.dispose();
});

test('neither the number of threads nor the size of tiles changes a bit', async () => {
  const [one, four] = [await openTensorKernels(1), await openTensorKernels(4)];
  const right = product(one, false, false, 200);
  for (const tile of [16, 40, 96]) expect(product(four, false, false, tile)).toEqual(right);
  for (let again = 0; again < 50; again++) expect(product(four, false, false, 16)).toEqual(right);
  one.dispose();
  four.dispose();
});

test('the module in use computes what its bytes do when compiled as usual', () => {
  const file = simdLevel() === 'relaxed' ? 'tensors-relaxed.wasm' : 'tensors-simd128.wasm';
  const usual = new WebAssembly.Module(readFileSync(new URL(`wasm/${file}`, import.meta.url)));
  const found = probeTensors(tensorModule());
  expect(found).toEqual(probeTensors(usual));
  expect(found.some((value) => value !== 0)).toBe(true);
});

test('a number of threads that cannot be is refused', async () => {
  await expect(openTensorKernels(65)).rejects.toThrow('65 threads are not 1 to 64');
  await expect(openTensorKernels(0.5)).rejects.toThrow('0.5 threads');
});
