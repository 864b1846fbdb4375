import { mkdtemp, rename, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sourceHash } from './index.ts';

test('the hash of a file is the SHA-256 of its bytes', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'wordloom-')), 'cat.txt');
  await writeFile(path, 'the cat sat\n');
  expect(await sourceHash({ path })).toBe('45eb0f8be64e0bab3d677e8dbd43cb4029910237912edb6098300c8fb64ea7b1');
});

test("the hash of a folder changes with a text file's content or name, and with nothing else", async () => {
  const path = await mkdtemp(join(tmpdir(), 'wordloom-'));
  await writeFile(join(path, 'a.txt'), 'cat');
  const before = await sourceHash({ path });
  await writeFile(join(path, 'cover.png'), 'not text');
  await utimes(join(path, 'a.txt'), 1, 1);
  expect(await sourceHash({ path })).toBe(before);
  await rename(join(path, 'a.txt'), join(path, 'b.txt'));
  const renamed = await sourceHash({ path });
  await writeFile(join(path, 'b.txt'), 'dog');
  expect(new Set([before, renamed, await sourceHash({ path })]).size).toBe(3);
});
