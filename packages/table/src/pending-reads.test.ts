import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PendingReads } from './pending-reads.ts';
import { folder } from './sample-table.fixture.ts';
import { TableFile } from './table-file.ts';

const content = Uint8Array.from({ length: 12_000_000 }, (_, i) => i % 251);
const path = join(folder, 'reads.bin');

/** The content in a file, and reads of two parts of it, one much larger than the other. */
function open(): { file: TableFile; reads: PendingReads; large: Uint8Array; small: Uint8Array } {
  writeFileSync(path, content);
  const file = new TableFile(path);
  const reads = new PendingReads(file);
  const [large, small] = [new Uint8Array(11_000_000), new Uint8Array(100)];
  reads.add(large, 7);
  reads.add(small, 11_999_900);
  return { file, reads, large, small };
}

test('parts that threads read are put where they belong', async () => {
  const { file, reads, large, small } = open();
  await reads.finish();
  file.close();
  expect(Buffer.compare(large, content.subarray(7, 11_000_007))).toBe(0);
  expect(small).toEqual(content.subarray(11_999_900));
});

test('a file that becomes shorter while it is read is told as damaged, with its path', async () => {
  const { file, reads } = open();
  truncateSync(path, 6_000_000);
  await expect(reads.finish()).rejects.toMatchObject({
    code: 'table/damaged',
    details: { where: { file: path }, why: 'it became shorter while it was read' },
  });
  file.close();
});

test('where the work meanwhile fails, the reads have ended before that is told', async () => {
  const { file, reads, large } = open();
  reads.meanwhile(() => {
    throw new Error('offsets that fall');
  });
  await expect(reads.finish()).rejects.toThrow('offsets that fall');
  file.close();
  expect(Buffer.compare(large, content.subarray(7, 11_000_007))).toBe(0);
});
