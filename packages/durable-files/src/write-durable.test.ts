import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { renameDurable, writeDurable, writeSynced } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'wordloom-durable-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('text or parts of bytes take the place of what was there, and nothing else is left', async () => {
  const path = join(folder, 'settings.json');
  writeFileSync(path, 'old');
  await writeDurable(path, 'né');
  expect(readFileSync(path, 'utf8')).toBe('né');
  await writeDurable(path, [Uint8Array.of(1, 2), Uint8Array.of(), Uint8Array.of(3)]);
  expect([...readFileSync(path)]).toEqual([1, 2, 3]);
  expect(readdirSync(folder)).toEqual(['settings.json']);
});

test('where it cannot take its place, what was there stays, and nothing unfinished is left', async () => {
  const path = join(folder, 'taken');
  mkdirSync(join(path, 'inside'), { recursive: true });
  await expect(writeDurable(path, 'text')).rejects.toMatchObject({ code: 'EISDIR' });
  await expect(writeDurable(path, 'text', join(folder, 'elsewhere'))).rejects.toThrow();
  expect(readdirSync(path)).toEqual(['inside']);
  expect(readdirSync(folder).sort()).toEqual(['settings.json', 'taken']);
});

test('a name that another is writing under is left to it', async () => {
  const unfinished = join(folder, 'unfinished');
  writeFileSync(unfinished, 'of another');
  await expect(writeDurable(join(folder, 'new'), 'text', unfinished)).rejects.toMatchObject({
    code: 'EEXIST',
  });
  expect(readFileSync(unfinished, 'utf8')).toBe('of another');
});

test('the halves: a new file that takes no other’s place, and a name that takes it; a rename that fails leaves nothing', async () => {
  const [from, to] = [join(folder, 'half'), join(folder, 'place')];
  await writeSynced(from, 'new');
  await expect(writeSynced(from, 'other')).rejects.toMatchObject({ code: 'EEXIST' });
  expect(readFileSync(from, 'utf8')).toBe('new');
  writeFileSync(to, 'old');
  await renameDurable(from, to);
  expect(readFileSync(to, 'utf8')).toBe('new');
  await writeSynced(from, 'again');
  await expect(renameDurable(from, join(folder, 'none', 'place'))).rejects.toMatchObject({ code: 'ENOENT' });
  expect(existsSync(from)).toBe(false);
});
