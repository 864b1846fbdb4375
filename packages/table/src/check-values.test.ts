import { expect, test } from 'vitest';
import { checkValues } from './check-values.ts';
import { bool, type Column, float32, int32, list, packStrings, utf8, vector } from './index.ts';

const strings = (text: string, ...offsets: number[]) => ({
  bytes: Buffer.from(text),
  offsets: Int32Array.from(offsets),
});
const ints = (length: number, ...offsets: number[]) => ({
  values: new Int32Array(length),
  offsets: Int32Array.from(offsets),
});

test.each<[string, Column, unknown, string, number?]>([
  ['no values', int32, undefined, 'needs int32, given undefined'],
  ['another typed array', int32, Uint32Array.of(1), 'needs values as Int32Array, given Uint32Array'],
  ['a plain array', int32, [1], 'needs values as Int32Array, given Array'],
  ['a bool of 2', bool, Uint8Array.of(0, 1, 2), 'needs 0 or 1, given 2', 2],
  ['offsets that start late', list(int32), ints(2, 1, 2), 'needs offsets that start at 0, given 1', 0],
  ['no offsets at all', list(int32), ints(0), 'needs offsets that start at 0, given none', 0],
  ['offsets that go back', list(int32), ints(3, 0, 2, 1, 3), 'needs an end of at least 2, given 1', 1],
  [
    'offsets past the values',
    list(int32),
    ints(3, 0, 2, 4),
    'needs offsets within the 3 values given, given 4',
    1,
  ],
  [
    'offsets of 64 bits',
    list(int32),
    { values: new Int32Array(1), offsets: BigInt64Array.of(0n, 1n) },
    'needs offsets as Int32Array',
  ],
  [
    'items of another type',
    list(int32),
    { ...ints(0, 0), values: new Float32Array(0) },
    'needs values as Int32Array, given Float32Array',
  ],
  [
    'items past the strings',
    list(utf8),
    { values: packStrings(['a']), offsets: Int32Array.of(0, 2) },
    'offsets within the 1 values',
    0,
  ],
  [
    'broken UTF-8',
    utf8,
    { bytes: Uint8Array.of(97, 0xff), offsets: Int32Array.of(0, 1, 2) },
    'needs valid UTF-8',
    1,
  ],
  ['a character cut in two', utf8, strings('é', 0, 1, 2), 'needs valid UTF-8', 0],
  [
    'values that are no whole vectors',
    vector(float32, 2),
    { values: new Float32Array(5), size: 2 },
    'needs a multiple of the size 2 as number of values, given 5',
    2,
  ],
  [
    'vectors of another size',
    vector(float32, 2),
    { values: new Float32Array(6), size: 3 },
    'needs vectors of 2, given 3',
  ],
  [
    'half a size',
    vector(float32),
    { values: new Float32Array(6), size: 1.5 },
    'needs a whole number as size, given 1.5',
  ],
  [
    'a size of 0 with values',
    vector(float32),
    { values: new Float32Array(6), size: 0 },
    'multiple of the size 0',
  ],
])('%s: refused by column and row', (_, column, given, message, row) => {
  expect(() => checkValues('sample', { x: column }, { x: given })).toThrow(
    expect.objectContaining({
      code: 'table/values',
      message: expect.stringContaining(message),
      details: expect.objectContaining(row === undefined ? {} : { where: { row } }),
    }),
  );
});

test('columns of unequal length are refused', () => {
  const values = { id: Int32Array.of(1, 2), word: packStrings(['a', 'b', 'c']) };
  expect(() => checkValues('vocabulary', { id: int32, word: utf8 }, values)).toThrow(
    "table 'vocabulary', column 'word': needs 2 rows as in column 'id', given 3",
  );
});

test('values past the last row, and columns that the table does not have, are left out', () => {
  checkValues('sample', { ids: list(int32) }, { ids: ints(9, 0, 3), other: 1 });
});
