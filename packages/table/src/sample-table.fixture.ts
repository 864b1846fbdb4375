import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import {
  bool,
  float32,
  float64,
  int8,
  int16,
  int32,
  int64,
  list,
  openTableWriter,
  packStrings,
  type TableValues,
  uint8,
  uint16,
  uint32,
  uint64,
  utf8,
  vector,
} from './index.ts';

/** A column of every form, with the values that are easily spoiled. */
export const sampleColumns = {
  word: utf8,
  count: int64,
  share: float64,
  small: int8,
  byte: uint8,
  short: int16,
  id: int32,
  weight: float32,
  flags: uint16,
  wide: uint32,
  large: uint64,
  known: bool,
  ids: list(int32),
  bytes: list(uint8),
  parts: list(utf8),
  vector: vector(float32, 2),
};

export const sampleValues = {
  word: packStrings(['the', '', 'n\u00e4ive', '\u65e5\u672c', '\u{1f600}']),
  count: BigInt64Array.of(2n ** 53n + 1n, -(2n ** 63n), 0n, 2n ** 63n - 1n, 1n),
  share: Float64Array.of(0.1, -0, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 5e-324),
  small: Int8Array.of(-128, 127, 0, 1, -1),
  byte: Uint8Array.of(255, 0, 1, 2, 3),
  short: Int16Array.of(-32768, 32767, 0, 1, 2),
  id: Int32Array.of(-(2 ** 31), 2 ** 31 - 1, 0, 1, 2),
  weight: Float32Array.of(1.5, -0, Number.NaN, Number.POSITIVE_INFINITY, 2 ** -149),
  flags: Uint16Array.of(65535, 0, 1, 2, 3),
  wide: Uint32Array.of(4294967295, 0, 1, 2, 3),
  large: BigUint64Array.of(2n ** 64n - 1n, 0n, 1n, 2n, 3n),
  known: Uint8Array.of(1, 0, 0, 1, 1),
  ids: { values: Int32Array.of(1, 2, 3, -4), offsets: Int32Array.of(0, 2, 2, 2, 3, 4) },
  bytes: { values: Uint8Array.of(9), offsets: Int32Array.of(0, 0, 0, 1, 1, 1) },
  parts: { values: packStrings(['t', 'he', '', '\u65e5']), offsets: Int32Array.of(0, 2, 3, 3, 4, 4) },
  vector: { values: Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), size: 2 },
} satisfies TableValues<typeof sampleColumns>;

export const folder = mkdtempSync(join(tmpdir(), 'wordloom-table-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

export async function writeSample(name: string, batches: readonly TableValues<typeof sampleColumns>[]) {
  const path = join(folder, name);
  const writer = openTableWriter(path, { name: 'sample', columns: sampleColumns });
  for (const batch of batches) await writer.append(batch);
  return { path, ...(await writer.close()) };
}
