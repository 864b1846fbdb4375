import { readFileSync } from 'node:fs';
import { randomStream } from '@wordloom/random';
import { expect, test } from 'vitest';
import { compileCosines } from '../build-wasm.ts';
import { cosineBlocks, cosineError } from './cosine-blocks.ts';
import { inverseNorms } from './inverse-norms.ts';

test('the binary is what its source compiles to', async () => {
  const kept = readFileSync(new URL('./wasm/cosines.wasm', import.meta.url));
  expect(
    Buffer.from(await compileCosines()).equals(kept),
    'run: pnpm --filter @wordloom/keyed-vectors build:wasm',
  ).toBe(true);
});

function randomRows(rows: number, dimensions: number) {
  const random = randomStream(`${rows} x ${dimensions}`);
  const vectors = Float32Array.from({ length: rows * dimensions }, () => random.normal());
  return { vectors, dimensions, inverseNorms: inverseNorms(vectors, dimensions) };
}
const dot = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};

test.each([
  [1, 1, 1],
  [5, 3, 2],
  [1000, 50, 3],
  [700, 101, 7],
  [9, 5000, 1],
])('%i rows of %i dimensions: the bounds hold for %i targets', (rows, dimensions, count) => {
  const search = randomRows(rows, dimensions);
  const units = Array.from({ length: rows }, (_, row) => {
    const vector = search.vectors.subarray(row * dimensions, (row + 1) * dimensions);
    return Float64Array.from(vector, (value) => value / Math.sqrt(dot(vector, vector)));
  });
  const targets = Array.from({ length: count }, (_, i) => units[(i * 37) % rows]!);
  const [a, b, c] = [0, count - 1, count >> 1];
  const error = cosineError(dimensions);
  const wrong: string[] = [];
  let seen = 0;
  for (const { firstRow, endRow, nextAbove, analogy } of cosineBlocks(search, targets)) {
    expect(firstRow).toBe(seen);
    const nextAnalogy = analogy(a, b, c);
    for (let row = firstRow; row < endRow; row++, seen++) {
      const cosines = targets.map((target) => dot(units[row]!, target));
      cosines.forEach((cosine, target) => {
        if (nextAbove(target, row, cosine - error) !== row) wrong.push(`row ${row} is missed by ${target}`);
        if (nextAbove(target, row, cosine + error) === row) wrong.push(`row ${row} is above ${target}`);
      });
      const sum = cosines[b]! - cosines[a]! + cosines[c]!;
      if (nextAnalogy(row, sum - 4 * error) !== row) wrong.push(`row ${row} is missed by the analogy`);
    }
  }
  expect(wrong).toEqual([]);
  expect(seen).toBe(rows);
});

test('a score that is no number is above every limit', () => {
  const search = randomRows(8, 4);
  search.vectors[13] = Number.NaN; // row 3
  const [block] = [...cosineBlocks(search, [Float64Array.of(1, 0, 0, 0)])];
  expect(block!.nextAbove(0, 0, 2)).toBe(3);
});
