import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { Tokenizer } from '../index.ts';

const folder = mkdtempSync(join(tmpdir(), 'wordloom-bpe-'));

/** Whether the folder is now a disk of 64 KiB; this process may not be allowed to mount one. */
function mountSmallDisk(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const mounted = mountSmallDisk();
afterEach(() => {
  vi.unstubAllEnvs();
});
afterAll(() => {
  if (mounted) execFileSync('umount', [folder]);
  rmSync(folder, { recursive: true });
});

const words = Array.from({ length: 20_000 }, (_, i) => `word${i * 7919}`).join(' ');
const train = () =>
  Tokenizer.train([words], { kind: 'byte-level', vocabularySize: 300, maxTableBytes: 1000 });

test.skipIf(!mounted)('a disk that is full of waiting words is told as such, and left empty', async () => {
  vi.stubEnv('TMPDIR', folder);
  await expect(train()).rejects.toMatchObject({
    code: 'bpe/disk-full',
    details: {
      what: 'there is no room left for the words that wait in files',
      where: { file: expect.stringContaining(join(folder, 'wordloom-words-')) },
      fix: expect.stringContaining('set TMPDIR'),
    },
  });
  expect(readdirSync(folder)).toEqual([]);
});

test('a folder for waiting words that is not there is named', async () => {
  vi.stubEnv('TMPDIR', join(folder, 'no'));
  await expect(train()).rejects.toMatchObject({
    code: 'bpe/temporary-files',
    details: { where: { file: join(folder, 'no') }, why: expect.stringContaining('ENOENT') },
  });
});
