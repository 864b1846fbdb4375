import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bool,
  type Column,
  float32,
  float64,
  int8,
  int32,
  int64,
  list,
  readParquet,
  uint32,
  uint64,
  unpackStrings,
  utf8,
  vector,
  writeRows,
} from './index.ts';
import { runPython } from './interop/python.fixture.ts';
import { folder } from './sample-table.fixture.ts';

const columns = { word: utf8, count: int64, share: float64, known: bool, small: int8, ids: list(int32) };
const rows = [
  { word: 'näive', count: 2 ** 53 - 1, share: 0.1, known: true, small: -128, ids: [1, -2] },
  { word: '', count: -(2 ** 53 - 1), share: Number.POSITIVE_INFINITY, known: true, small: 127, ids: [] },
  { word: '😀', count: 7n, share: 5e-324, known: false, small: 0, ids: [3] },
];

test('rows come back as they were given, with booleans in runs and empty lists', async () => {
  const path = join(folder, 'rows.parquet');
  await writeRows(path, columns, rows);
  const back = await readParquet(path, { columns });
  expect(unpackStrings(back.word)).toEqual(['näive', '', '😀']);
  expect(back.count).toEqual(BigInt64Array.of(2n ** 53n - 1n, -(2n ** 53n - 1n), 7n));
  expect(back.share).toEqual(Float64Array.of(0.1, Number.POSITIVE_INFINITY, 5e-324));
  expect(back.known).toEqual(Uint8Array.of(1, 1, 0));
  expect(back.small).toEqual(Int8Array.of(-128, 127, 0));
  expect(back.ids).toEqual({ values: Int32Array.of(1, -2, 3), offsets: Int32Array.of(0, 2, 2, 3) });
});

test('DuckDB reads the same from it', async ({ skip }) => {
  const path = join(folder, 'rows-duckdb.parquet');
  await writeRows(path, columns, rows);
  const read = JSON.parse(
    runPython('read_tables.py', ['duckdb', path], ['duckdb', 'pyarrow'], skip),
  ) as object;
  expect(read).toMatchObject({
    count: ['9007199254740991', '-9007199254740991', '7'],
    known: ['True', 'True', 'False'],
    ids: ['[1, -2]', '[]', '[3]'],
  });
});

test('what is not refused comes back bit for bit, whatever it is', async () => {
  const path = join(folder, 'any.parquet');
  const number = fc.oneof(
    fc.double(),
    fc.maxSafeInteger(),
    fc.constantFrom(-0, Number.NaN, 2 ** 53, 2 ** 60),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(number, { maxLength: 5 }),
      fc.string({ unit: 'binary' }),
      async (numbers, word) => {
        const row = { word, share: numbers[0] ?? 1, count: numbers[1] ?? 0, ids: numbers.slice(2) };
        const wanted = { word: utf8, share: float64, count: int64, ids: list(float64) };
        const refused = await writeRows(path, wanted, [row, row]).then(
          () => false,
          (error: { code?: string }) => error.code === 'table/rows' || Promise.reject(error),
        );
        if (refused) return;
        const back = await readParquet(path, { columns: wanted });
        expect(unpackStrings(back.word)).toEqual([word, word]);
        expect([...back.share]).toEqual([row.share, row.share]);
        expect([...back.count]).toEqual([BigInt(row.count), BigInt(row.count)]);
        expect([...back.ids.values]).toEqual([...row.ids, ...row.ids]);
      },
    ),
    { numRuns: 40 },
  );
});

test.each<[string, Column, unknown, string]>([
  [
    'a list in a typed array',
    list(int32),
    Int32Array.of(1, 2),
    'it keeps one element of a list in a typed array',
  ],
  ['-0', float64, -0, 'it turns -0 into 0'],
  ['-0 in a list', list(float32), [1, -0], 'it turns -0 into 0'],
  ['an integer above 2^53', int64, 2n ** 53n + 1n, 'it rounds 9007199254740993, beyond 2^53'],
  ['NaN', float64, Number.NaN, 'it cannot write NaN'],
  ['a fraction of an integer', int32, 1.5, 'it cuts 1.5 to a whole number'],
  ['an integer out of range', int8, 128, '128 is no int8'],
  ['a double as float32', float32, 0.1, 'it rounds 0.1 to 0.10000000149011612'],
  ['a number as a bool', bool, 1, 'it needs true or false, given 1'],
  ['a missing value', utf8, undefined, 'it needs a string, given undefined'],
  ['half a character', utf8, '\ud83d', 'half of a surrogate pair is no UTF-8'],
  ['a type that it takes for another', uint64, 1, 'it cannot write uint64'],
  ['32 bits without sign', uint32, 1, 'it cannot write uint32'],
  ['vectors', vector(float32, 2), [1, 2], 'it cannot write vector of 2 float32'],
])('%s is refused before anything is written', async (_, column, value, message) => {
  const path = join(folder, 'refused.parquet');
  await expect(writeRows(path, { x: column }, [{ x: value }])).rejects.toMatchObject({
    code: 'table/rows',
    message: expect.stringContaining(message),
  });
  expect(existsSync(path)).toBe(false);
});

test('a table that is not small is refused', async () => {
  const many = Array<Record<string, unknown>>(100_001).fill({ x: 1 });
  await expect(writeRows(join(folder, 'many.parquet'), { x: int32 }, many)).rejects.toThrow(
    'at most 100000 rows',
  );
  expect(readdirSync(folder).filter((name) => name.endsWith('.unfinished'))).toEqual([]);
});
