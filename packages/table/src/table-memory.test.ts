import { join } from 'node:path';
import { expect, test } from 'vitest';
import { float64, int32, openTableWriter, readBatches, readTable, TableMemory, utf8 } from './index.ts';
import { folder, sampleColumns, sampleValues, writeSample } from './sample-table.fixture.ts';

const columns = { id: int32, weight: float64 };

/** A table of batches that count on, the second number of each a half more. */
async function writeCounts(name: string, lengths: readonly number[]): Promise<string> {
  const path = join(folder, name);
  const writer = openTableWriter(path, { name, columns });
  let next = 0;
  for (const length of lengths) {
    const id = Int32Array.from({ length }, () => next++);
    await writer.append({ id, weight: Float64Array.from(id, (i) => i + 0.5) });
  }
  await writer.close();
  return path;
}

test('every type comes back bit for bit from memory used again, at whatever place in the file', async () => {
  const { path } = await writeSample('again.arrow', [sampleValues, sampleValues]);
  const counts = await writeCounts('counts.arrow', [5, 3]);
  const memory = new TableMemory();
  for (let i = 0; i < 3; i++) {
    expect(await readTable(path, { columns: sampleColumns, memory })).toEqual(await readTable(path));
    expect(await readTable(counts, { columns, memory })).toEqual(await readTable(counts));
  }
});

test('the next table lies where the one before did', async () => {
  const path = await writeCounts('long.arrow', [1_500_000]); // large enough to be read by several threads
  const memory = new TableMemory();
  const first = await readTable(path, { columns, memory });
  expect(first).toEqual(await readTable(path, { columns }));
  const shorter = await readTable(await writeCounts('short.arrow', [10]), { columns, memory });
  expect(shorter.id.buffer).toBe(first.id.buffer);
  expect([...shorter.id]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('batches lie where those before did, but for what was transferred meanwhile', async () => {
  const path = await writeCounts('batches-again.arrow', [4, 2, 3]);
  const memory = new TableMemory();
  const kept: Int32Array[] = [];
  const given: Int32Array[] = [];
  for await (const { id, weight } of readBatches(path, { columns, memory })) {
    kept.push(id.slice());
    given.push(structuredClone(id, { transfer: [id.buffer as ArrayBuffer] }));
    expect([...weight]).toEqual(Array.from(given.at(-1)!, (i) => i + 0.5));
  }
  expect(given).toEqual(kept);
  expect(given.map(({ length }) => length)).toEqual([4, 2, 3]);
});

test('memory that is being read into is not lent again; after a table that is refused it is', async () => {
  const path = await writeCounts('busy.arrow', [1_500_000]);
  const memory = new TableMemory();
  const first = readTable(path, { columns, memory });
  await expect(readTable(path, { columns, memory })).rejects.toMatchObject({ code: 'table/memory-in-use' });
  expect((await first).id.length).toBe(1_500_000);
  await expect(readTable(path, { columns: { id: utf8 }, memory })).rejects.toMatchObject({
    code: 'table/columns',
  });
  expect((await readTable(path, { columns, memory })).id.length).toBe(1_500_000);
});
