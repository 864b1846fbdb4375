import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WordloomError } from '@wordloom/errors';
import { describe, expect, test } from 'vitest';
import {
  type Columns,
  float32,
  hashTable,
  int32,
  list,
  openTableWriter,
  readBatches,
  readParquet,
  readParquetBatches,
  readTable,
  utf8,
  vector,
} from '../index.ts';
import { folder, sampleColumns, sampleValues, writeSample } from '../sample-table.fixture.ts';
import { runPython } from './python.fixture.ts';

// Written by write_tables.py with pyarrow 26.0.1, pandas 3.1.1, Polars 2.1.0 and DuckDB 2.0.1.
const files = fileURLToPath(new URL('./files/', import.meta.url));
const { weight: _w, vector: _v, ...pandasColumns } = sampleColumns; // pandas makes NaN null, and a vector a list
const { weight: __w, vector: __v, ...pandasValues } = sampleValues;
const isPandas = (path: string) => basename(path).startsWith('pandas');
const expected = (path: string) => (isPandas(path) ? pandasValues : sampleValues);
const read = async (path: string) => {
  const columns: Columns = isPandas(path) ? pandasColumns : sampleColumns;
  return path.endsWith('.parquet') ? readParquet(path, { columns }) : readTable(path, { columns });
};
const isEmpty = (name: string) => /-(none\.arrow|empty\.parquet)$/.test(name);
const named = (folder: string) => readdirSync(folder).filter((name) => /\.(arrow|parquet)$/.test(name));

test.each(named(files))('%s is read with right values', async (name) => {
  const values = await read(join(files, name));
  if (isEmpty(name))
    expect(values).toMatchObject({ id: new Int32Array(0), ids: { offsets: Int32Array.of(0) } });
  else expect(values).toEqual(expected(name));
});

test('what these programs write on this machine is read likewise', async ({ skip }) => {
  const fresh = mkdtempSync(join(folder, 'fresh-'));
  runPython('write_tables.py', [fresh], ['pyarrow', 'pandas', 'polars', 'duckdb'], skip);
  expect(named(fresh)).toEqual(named(files));
  for (const name of named(fresh).filter((name) => !isEmpty(name)))
    expect(await read(join(fresh, name)), name).toEqual(expected(name));
});

test('the same columns have the same hashes, whoever wrote the file', async () => {
  const { columns } = await writeSample('own.arrow', [sampleValues]);
  const own = Object.fromEntries(Object.entries(columns).map(([name, { hash }]) => [name, hash]));
  for (const name of [
    'pyarrow.arrow',
    'pyarrow-wide.arrow',
    'polars.arrow',
    'pandas.arrow',
    'duckdb.arrow',
  ]) {
    const hashes = await hashTable(join(files, name));
    const { weight, vector, ...asPandas } = own;
    expect(hashes, name).toMatchObject(isPandas(name) ? asPandas : own);
  }
});

test('row groups and batches are read one by one', async () => {
  const path = join(files, 'pyarrow-zstd.parquet');
  const rows: number[] = [];
  for await (const { ids } of readParquetBatches(path, { columns: { ids: list(int32) } }))
    rows.push(ids.offsets.length - 1);
  expect(rows).toEqual([2, 2, 1]);
  const batches: number[] = [];
  for await (const { word } of readBatches(join(files, 'pyarrow-wide.arrow'), { columns: { word: utf8 } }))
    batches.push(word.offsets.length - 1);
  expect(batches).toEqual([2, 2, 1]);
});

describe('refused, with file, column and row', () => {
  const refused = (name: string) => join(files, 'refused', name);
  test.each([
    ['nulls.arrow', "column 'id' has nulls"],
    ['compressed.arrow', 'its batches are compressed'],
    ['string-view.arrow', "column 'word' is a string view"],
    ['dates.arrow', "column 'day' is a date"],
    ['nulls.parquet', "column 'id' of a Parquet file is null"],
    ['dates.parquet', "column 'day' of a Parquet file has a type that tables do not have: date"],
    ['struct.parquet', "column 's' of a Parquet file has a type that tables do not have: struct"],
  ])('%s: %s', async (name, message) => {
    const work = async () =>
      name.endsWith('.parquet') ? readParquet(refused(name)) : readTable(refused(name));
    await expect(work()).rejects.toMatchObject({
      code: 'table/unsupported',
      message: expect.stringContaining(message),
      details: { where: { file: refused(name) } },
    });
  });

  test('a null in a list, by its row; the columns beside it are read', async () => {
    const path = refused('nulls.parquet');
    await expect(readParquet(path, { columns: { ids: list(int32) } })).rejects.toMatchObject({
      details: { where: { row: 1 } },
    });
    expect(await readParquet(refused('dates.parquet'), { columns: { id: int32 } })).toEqual({
      id: Int32Array.of(1, 2),
    });
  });

  test('a column that is missing or of another type, and lists that are no vectors of that size', async () => {
    const path = join(files, 'polars-zstd.parquet');
    await expect(readParquet(path, { columns: { line: int32 } })).rejects.toMatchObject({
      code: 'table/columns',
      message: expect.stringContaining("needs column 'line' of type int32, given a table without it"),
    });
    await expect(readParquet(path, { columns: { id: float32 } })).rejects.toThrow('given type int32');
    await expect(readParquet(path, { columns: { ids: vector(int32, 2) } })).rejects.toMatchObject({
      message: "column 'ids' of a Parquet file needs vectors of 2, given 0 values",
      details: { where: { row: 1 } },
    });
    await expect(readParquet(join(files, 'none.parquet'))).rejects.toMatchObject({ code: 'table/missing' });
  });
});

test('a Parquet file that is cut, or has a wrong byte, is refused or read: nothing else happens', async () => {
  const path = join(folder, 'damaged.parquet');
  const whole = readFileSync(join(files, 'pyarrow-v2-pages.parquet'));
  for (let length = 0; length < whole.length; length += 977) {
    writeFileSync(path, whole.subarray(0, length));
    await expect(readParquet(path)).rejects.toMatchObject({ code: 'table/damaged' });
  }
  for (let at = 0; at < whole.length; at += 211) {
    const bytes = Uint8Array.from(whole);
    bytes[at]! ^= [0x01, 0x80, 0xff][at % 3]!;
    writeFileSync(path, bytes);
    await readParquet(path).catch((error) => expect(error, `byte ${at}`).toBeInstanceOf(WordloomError));
  }
});

test('a wrong byte that keeps the decoder busy for ever ends with the time that it is given', async () => {
  const path = join(folder, 'endless.parquet');
  const bytes = readFileSync(join(files, 'pyarrow-v2-pages.parquet'));
  bytes[1707]! ^= 1;
  writeFileSync(path, bytes);
  await expect(readParquet(path, { seconds: 3 })).rejects.toMatchObject({
    code: 'table/damaged',
    details: { why: 'reading it took longer than 3 s' },
  });
});

test('a table that we exported comes back, vectors where they are asked for', async () => {
  const { path } = await writeSample('export.arrow', [sampleValues]);
  const { writeParquet } = await import('../index.ts');
  await writeParquet(join(folder, 'export.parquet'), path);
  expect(await readParquet(join(folder, 'export.parquet'), { columns: sampleColumns })).toEqual(sampleValues);
  const writer = openTableWriter(join(folder, 'none.arrow'), { name: 'sample', columns: sampleColumns });
  await writer.close();
  await writeParquet(join(folder, 'none.parquet'), join(folder, 'none.arrow'));
  const none = await readParquet(join(folder, 'none.parquet'), { columns: sampleColumns });
  expect(none.vector).toEqual({ values: new Float32Array(0), size: 2 });
  rmSync(join(folder, 'none.parquet'));
});
