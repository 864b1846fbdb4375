import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WordloomError } from '@wordloom/errors';
import { expect, test } from 'vitest';
import { openTableWriter, readTable } from './index.ts';
import { folder, sampleColumns, sampleValues, writeSample } from './sample-table.fixture.ts';

const path = join(folder, 'damaged.arrow');
const damaged = expect.objectContaining({ code: 'table/damaged' });

test('a file cut at any byte is refused', async () => {
  const whole = readFileSync((await writeSample('whole.arrow', [sampleValues, sampleValues])).path);
  for (let length = 0; length < whole.length; length++) {
    writeFileSync(path, whole.subarray(0, length));
    await expect(readTable(path)).rejects.toThrow(damaged);
  }
});

test('whatever byte is wrong, it is refused or read: no crash, no more memory than the file is large', async () => {
  const whole = readFileSync((await writeSample('whole.arrow', [sampleValues])).path);
  let refused = 0;
  for (let at = 0; at < whole.length; at++) {
    const bytes = Uint8Array.from(whole);
    bytes[at]! ^= [0x01, 0x80, 0xff][at % 3]!;
    writeFileSync(path, bytes);
    try {
      await readTable(path, { columns: sampleColumns });
    } catch (error) {
      expect(error).toBeInstanceOf(WordloomError);
      refused++;
    }
  }
  expect(refused).toBeGreaterThan(100);
});

test('what is no Arrow file, or one that was not ended, is refused', async () => {
  for (const content of ['', 'the quick brown fox jumps over the lazy dog', `${'\0'.repeat(100)}ARROW1`]) {
    writeFileSync(path, content);
    await expect(readTable(path)).rejects.toThrow(damaged);
  }
  const writer = openTableWriter(path, { name: 'sample', columns: sampleColumns });
  await writer.append(sampleValues);
  await writer.abort();
  await expect(readTable(path)).rejects.toThrow('a file is not a whole Arrow table');
});
