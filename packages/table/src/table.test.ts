import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import {
  bool,
  float32,
  float64,
  hashTable,
  int8,
  int32,
  int64,
  list,
  openTableWriter,
  packStrings,
  readBatches,
  readTable,
  type TableValues,
  tableInfo,
  uint8,
  uint16,
  uint64,
  utf8,
  vector,
} from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'wordloom-table-'));
afterAll(() => rmSync(folder, { recursive: true }));

const columns = {
  word: utf8,
  count: int64,
  share: float64,
  small: int8,
  flags: uint16,
  large: uint64,
  known: bool,
  ids: list(int32),
  bytes: list(uint8),
  parts: list(utf8),
  vector: vector(float32, 2),
};
const values = {
  word: packStrings(['the', '', 'näive', '日本', '😀']),
  count: BigInt64Array.of(2n ** 53n + 1n, -(2n ** 63n), 0n, 2n ** 63n - 1n, 1n),
  share: Float64Array.of(0.1, -0, Number.NaN, Number.POSITIVE_INFINITY, 5e-324),
  small: Int8Array.of(-128, 127, 0, 1, -1),
  flags: Uint16Array.of(65535, 0, 1, 2, 3),
  large: BigUint64Array.of(2n ** 64n - 1n, 0n, 1n, 2n, 3n),
  known: Uint8Array.of(1, 0, 0, 1, 1),
  ids: { values: Int32Array.of(1, 2, 3, -4), offsets: Int32Array.of(0, 2, 2, 2, 3, 4) },
  bytes: { values: Uint8Array.of(9), offsets: Int32Array.of(0, 0, 0, 1, 1, 1) },
  parts: { values: packStrings(['t', 'he', '', '日']), offsets: Int32Array.of(0, 2, 3, 3, 4, 4) },
  vector: { values: Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), size: 2 },
} satisfies TableValues<typeof columns>;

async function write(name: string, batches: TableValues<typeof columns>[]) {
  const path = join(folder, name);
  const writer = await openTableWriter(path, { name: 'sample', columns });
  for (const batch of batches) await writer.append(batch);
  return { path, ...(await writer.close()) };
}

test('every type comes back as it was written, bit for bit, over memory that threads can share', async () => {
  const { path, rows, bytes } = await write('all.arrow', [values]);
  const back = readTable(path, { columns });
  expect(back).toEqual(values);
  expect(back.ids.values.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(tableInfo(path)).toEqual({ name: 'sample', rows: 5, columns });
  expect({ rows, bytes }).toEqual({ rows: 5, bytes: (await import('node:fs')).statSync(path).size });
  expect(await hashTable(path)).toBeDefined();
  for await (const b of readBatches(path)) expect(Object.keys(b)).toEqual(Object.keys(columns));
});

import { writeParquet } from './index.ts';
