import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AnyTableValues } from './any-values.ts';
import {
  type Columns,
  float32,
  float64,
  hashTable,
  int32,
  list,
  openTableWriter,
  packStrings,
  readBatches,
  readTable,
  type TableValues,
  tableInfo,
  unpackStrings,
  utf8,
  vector,
} from './index.ts';
import { folder, sampleColumns, sampleValues, writeSample } from './sample-table.fixture.ts';
import { sliceRows } from './split-rows.ts';

const rows = (start: number, end: number) =>
  sliceRows(sampleColumns, sampleValues as AnyTableValues, start, end) as TableValues<typeof sampleColumns>;

test('every type comes back bit for bit, over memory that threads can share', async () => {
  const { path, rows, bytes } = await writeSample('all.arrow', [sampleValues]);
  const back = await readTable(path, { columns: sampleColumns });
  expect(back).toEqual(sampleValues);
  expect(back.parts.values.bytes.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(unpackStrings(back.word)).toEqual(['the', '', 'näive', '日本', '😀']);
  expect({ rows, bytes }).toEqual({ rows: 5, bytes: statSync(path).size });
  expect(tableInfo(path)).toEqual({ name: 'sample', rows: 5, columns: sampleColumns });
});

test('batches are put end to end, empty ones too, and read one by one or in runs', async () => {
  const { path } = await writeSample('batches.arrow', [rows(0, 2), rows(2, 2), rows(2, 5)]);
  expect(await readTable(path)).toEqual(sampleValues);
  const lengths = async (options?: { leastRows: number }) => {
    const found: number[] = [];
    for await (const { known } of readBatches(path, { ...options, columns: sampleColumns }))
      found.push(known.length);
    return found;
  };
  expect(await lengths()).toEqual([2, 0, 3]);
  expect(await lengths({ leastRows: 3 })).toEqual([5]);
  expect(await lengths({ leastRows: 2 })).toEqual([2, 3]);
});

test('each batch has memory of its own, which V8 counts: of shared memory it would collect none while a table streams', async () => {
  const { path } = await writeSample('streamed.arrow', [rows(0, 2), rows(2, 5)]);
  for await (const { known, word } of readBatches(path, { columns: sampleColumns }))
    for (const { buffer } of [known, word.bytes, word.offsets]) expect(buffer).toBeInstanceOf(ArrayBuffer);
});

test('a column larger than one write comes back whole, with the hash that it has in pieces', async () => {
  const columns = { id: int32 };
  const id = new Int32Array(9_000_001).map((_, i) => i);
  const written = await Promise.all(
    [[id], [id.subarray(0, 3), id.subarray(3)]].map(async (batches, i) => {
      const path = join(folder, `large-${i}.arrow`);
      const writer = openTableWriter(path, { name: 'large', columns });
      for (const part of batches) await writer.append({ id: part });
      return { path, ...(await writer.close()) };
    }),
  );
  expect(written[0]!.columns).toEqual(written[1]!.columns);
  for (const { path, bytes } of written) {
    expect(bytes).toBe(statSync(path).size);
    expect(Buffer.from((await readTable(path, { columns })).id.buffer).equals(Buffer.from(id.buffer))).toBe(
      true,
    );
    expect(await hashTable(path)).toEqual({ id: written[0]!.columns.id!.hash });
  }
});

test('a table of no rows is one, with or without a batch', async () => {
  const { path, rows: count, columns } = await writeSample('empty.arrow', []);
  const other = await writeSample('empty-batch.arrow', [rows(0, 0)]);
  expect(count).toBe(0);
  expect(other.columns).toEqual(columns);
  for (const file of [path, other.path]) expect(await readTable(file)).toEqual(rows(0, 0));
});

test('column hashes are of the values, not of batches, of what lies around them, nor of other columns', async () => {
  const whole = await writeSample('whole.arrow', [sampleValues]);
  const split = await writeSample('split.arrow', [rows(0, 1), rows(1, 1), rows(1, 4), rows(4, 5)]);
  expect(split.columns).toEqual(whole.columns);
  expect(split.bytes).not.toBe(whole.bytes);
  const changed = await writeSample('changed.arrow', [
    { ...sampleValues, known: Uint8Array.of(1, 0, 0, 1, 0) },
  ]);
  const differing = Object.keys(sampleColumns).filter(
    (name) => changed.columns[name]!.hash !== whole.columns[name]!.hash,
  );
  expect(differing).toEqual(['known']);
  for (const { path, columns } of [whole, split, changed]) {
    const hashes = Object.entries(columns).map(([name, { hash }]) => [name, hash]);
    expect(await hashTable(path)).toEqual(Object.fromEntries(hashes));
  }
});

test('the same items in rows of other lengths, or of another type, have another hash', async () => {
  const hashOf = async (column: typeof utf8, values: ReturnType<typeof packStrings>) => {
    const writer = openTableWriter(join(folder, 'one.arrow'), { name: '', columns: { column } });
    await writer.append({ column: values });
    return (await writer.close()).columns.column!.hash;
  };
  expect(await hashOf(utf8, packStrings(['ab', 'c']))).not.toBe(await hashOf(utf8, packStrings(['a', 'bc'])));
  expect(await hashOf(utf8, packStrings(['', '']))).not.toBe(await hashOf(utf8, packStrings([''])));
  const numbers = async (
    columns: { column: typeof int32 | typeof float32 },
    values: Int32Array | Float32Array,
  ) => {
    const writer = openTableWriter(join(folder, 'one.arrow'), { name: '', columns });
    await writer.append({ column: values as never });
    return (await writer.close()).columns.column!.hash;
  };
  expect(await numbers({ column: int32 }, Int32Array.of(0))).not.toBe(
    await numbers({ column: float32 }, Float32Array.of(0)),
  );
});

test('the size of vectors may come from the data', async () => {
  const path = join(folder, 'vectors.arrow');
  const writer = openTableWriter(path, { name: 'vectors', columns: { vector: vector(float32) } });
  await writer.append({ vector: { values: Float32Array.of(1, 2, 3, 4, 5, 6), size: 3 } });
  const { columns } = await writer.close();
  expect(columns.vector!.type).toEqual(vector(float32, 3));
  expect((await readTable(path, { columns: { vector: vector(float32) } })).vector.size).toBe(3);
  await expect(readTable(path, { columns: { vector: vector(float32, 100) } })).rejects.toThrow(
    "table 'vectors': needs column 'vector' of type vector of 100 float32, given type vector of 3 float32",
  );
});

test('a table cannot be ended after a batch was refused', async () => {
  const writer = openTableWriter(join(folder, 'failed.arrow'), {
    name: 'vectors',
    columns: { vector: vector(float32) },
  });
  await writer.append({ vector: { values: Float32Array.of(1, 2, 3, 4, 5, 6), size: 3 } });
  const message = "column 'vector': needs vectors of 3, given 2";
  await expect(writer.append({ vector: { values: Float32Array.of(1, 2), size: 2 } })).rejects.toThrow(
    message,
  );
  await expect(writer.close()).rejects.toThrow(message);
  await writer.abort();
});

test('a column that is missing or of another type is refused before anything is read', async () => {
  const { path } = await writeSample('refused.arrow', [sampleValues]);
  const needed = (columns: Columns) => expect(readTable(path, { columns })).rejects;
  await needed({ ids: list(float64) }).toThrow(
    expect.objectContaining({
      code: 'table/columns',
      message: "table 'sample': needs column 'ids' of type list of float64, given type list of int32",
      details: expect.objectContaining({ where: { file: path } }),
    }),
  );
  await needed({ line: int32 }).toThrow("needs column 'line' of type int32, given a table without it (word,");
  await expect(readTable(join(folder, 'none.arrow'))).rejects.toThrow(
    expect.objectContaining({ code: 'table/missing' }),
  );
});

test('batches may be given one after another without waiting', async () => {
  const path = join(folder, 'queued.arrow');
  const writer = openTableWriter(path, { name: '', columns: { id: int32 } });
  for (let i = 0; i < 2000; i++) writer.append({ id: Int32Array.of(i) });
  expect((await writer.close()).rows).toBe(2000);
  expect((await readTable(path, { columns: { id: int32 } })).id).toEqual(
    Int32Array.from({ length: 2000 }, (_, i) => i),
  );
});

test('a writer that cannot open its file says so at the first use', async () => {
  const writer = openTableWriter(join(folder, 'none', 'x.arrow'), { name: '', columns: { id: int32 } });
  await expect(writer.append({ id: Int32Array.of(1) })).rejects.toMatchObject({ code: 'ENOENT' });
});
