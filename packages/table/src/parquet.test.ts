import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import { int32, openTableWriter, packStrings, readParquet, utf8, writeParquet } from './index.ts';
import { folder, sampleValues, writeSample } from './sample-table.fixture.ts';

test('a Parquet file has the same rows', async () => {
  const { path } = await writeSample('rows.arrow', [sampleValues]);
  await writeParquet(join(folder, 'rows.parquet'), path);
  const rows = await parquetReadObjects({ file: await asyncBufferFromFile(join(folder, 'rows.parquet')) });
  expect(rows[0]).toEqual({
    word: 'the',
    count: 2n ** 53n + 1n,
    share: 0.1,
    small: -128,
    byte: 255,
    short: -32768,
    id: -(2 ** 31),
    weight: 1.5,
    flags: 65535,
    wide: 4294967295,
    large: 2n ** 64n - 1n,
    known: true,
    ids: [1, 2],
    bytes: [],
    parts: ['t', 'he'],
    vector: [1, 2],
  });
  expect(rows.map(({ word }) => word)).toEqual(['the', '', 'näive', '日本', '😀']);
});

test('small batches become row groups of 65,536 rows and more', async () => {
  const path = join(folder, 'small.arrow');
  const writer = openTableWriter(path, { name: 'words', columns: { id: int32, word: utf8 } });
  const word = packStrings(Array(1000).fill('word'));
  for (let i = 0; i < 150; i++) writer.append({ id: new Int32Array(1000).fill(i), word });
  await writer.close();
  await writeParquet(join(folder, 'small.parquet'), path);
  const { row_groups } = await parquetMetadataAsync(await asyncBufferFromFile(join(folder, 'small.parquet')));
  expect(row_groups.map(({ num_rows }) => num_rows)).toEqual([66_000n, 66_000n, 18_000n]);
  const back = await readParquet(join(folder, 'small.parquet'), { columns: { id: int32 } });
  expect(back.id).toEqual(Int32Array.from({ length: 150_000 }, (_, row) => Math.floor(row / 1000)));
});

test('where the source cannot be read, nothing is left', async () => {
  const target = join(folder, 'none.parquet');
  await expect(writeParquet(target, join(folder, 'none.arrow'))).rejects.toMatchObject({
    code: 'table/missing',
  });
  expect(existsSync(target)).toBe(false);
  expect(readdirSync(folder).filter((name) => name.endsWith('.unfinished'))).toEqual([]);
});
