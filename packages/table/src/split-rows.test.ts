import { expect, test } from 'vitest';
import type { AnyTableValues } from './any-values.ts';
import { type Columns, float32, int32, list, packStrings, utf8, vector } from './index.ts';
import { splitRows } from './split-rows.ts';

const split = (columns: Columns, values: AnyTableValues, limit: number) => [
  ...splitRows(columns, values, limit),
];

test('rows are split where a column would pass the limit, offsets start at 0 again', () => {
  const ids = { values: Int32Array.of(1, 2, 3, 4, 5), offsets: Int32Array.of(0, 2, 2, 3, 5, 5) };
  expect(split({ ids: list(int32) }, { ids }, 12)).toEqual([
    [{ ids: { values: Int32Array.of(1, 2), offsets: Int32Array.of(0, 2, 2) } }, 2],
    [{ ids: { values: Int32Array.of(3, 4, 5), offsets: Int32Array.of(0, 1, 3) } }, 2],
    [{ ids: { values: Int32Array.of(), offsets: Int32Array.of(0, 0) } }, 1],
  ]);
});

test('the widest column decides', () => {
  const columns = { id: int32, vector: vector(float32), word: utf8 };
  const values = {
    id: new Int32Array(6),
    vector: { values: new Float32Array(18), size: 3 },
    word: packStrings(['a', 'b', 'c', 'd', 'e', 'f']),
  };
  expect(split(columns, values, 48).map(([, rows]) => rows)).toEqual([4, 2]);
});

test('strings in lists count by their bytes', () => {
  const parts = {
    values: packStrings(['x'.repeat(30), 'y'.repeat(30), 'z']),
    offsets: Int32Array.of(0, 1, 2, 3),
  };
  expect(split({ parts: list(utf8) }, { parts }, 40).map(([, rows]) => rows)).toEqual([1, 2]);
});

test('a row over the limit is refused, no rows are one empty run', () => {
  const vectors = (rows: number) => ({ vector: { values: new Float32Array(rows * 4), size: 4 } });
  expect(() => split({ vector: vector(float32) }, vectors(2), 15)).toThrow(
    expect.objectContaining({ code: 'table/row-size' }),
  );
  expect(split({ vector: vector(float32) }, vectors(0), 15).map(([, rows]) => rows)).toEqual([0]);
});
