import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Asset, text } from '@wordloom/stage';
import { beforeEach, expect, test } from 'vitest';
import {
  googleAnalogies,
  locate,
  ptb,
  textFolder,
  tinyShakespeare,
  unpack,
  wikitext2,
  wordSimilarity,
} from './index.ts';

const largeData = process.env.WORDLOOM_DATA ?? join(import.meta.dirname, '../../../../shared/data');

const sentence = 'the cat sat\n';
const sentenceXz =
  '/Td6WFoAAATm1rRGAgAhARwAAAAQz1jMAQALdGhlIGNhdCBzYXQKAAjG7D/zU0hpAAEkDKYY2NgftvN9AQAAAAAEWVo=';
const cat: Asset = {
  name: 'cat',
  summary: 'one sentence',
  type: text,
  paths: ['cat.txt'],
  sources: [],
  sha256: ['0'.repeat(64), '45eb0f8be64e0bab3d677e8dbd43cb4029910237912edb6098300c8fb64ea7b1'],
  bytes: 12,
};

let folder: string;
let destination: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wordloom-'));
  destination = join(folder, 'out', 'text');
});

async function write(name: string, content: Uint8Array | string): Promise<string> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  return path;
}

const unpackAs = (asset: Asset, path: string) => unpack({ found: 'data folder', asset, path }, destination);

async function leftBehind(): Promise<string[]> {
  return existsSync(join(folder, 'out')) ? readdir(join(folder, 'out')) : [];
}

test.each([
  wikitext2.train,
  wikitext2.valid,
  tinyShakespeare,
  googleAnalogies,
  ...Object.values(wordSimilarity),
])('the package carries $name, and it is the declared text', async (asset) => {
  const copy = await locate(asset, { cacheFolder: folder });
  if (copy.found !== 'package') expect.unreachable('every one of these lies in the package');
  expect(await unpack(copy, destination)).toEqual({
    bytes: asset.bytes,
    sha256: asset.sha256[0],
    edition: 0,
  });
  expect((await readFile(destination)).byteLength).toBe(asset.bytes);
});

test.for([ptb.train, ptb.valid])(
  '$name in the data folder is the published text',
  async (asset, { skip }) => {
    const copy = await locate(asset, { dataFolder: largeData, cacheFolder: folder });
    if (copy.found === 'https') return skip(`set WORDLOOM_DATA to a folder with ${asset.paths[0]}`);
    expect(await unpack(copy, destination)).toEqual({
      bytes: asset.bytes,
      sha256: asset.sha256[0],
      edition: 0,
    });
  },
);

test('plain, gzip and xz files give the same text, and say which of the known editions it is', async () => {
  for (const path of [
    await write('cat.txt', sentence),
    await write('cat.txt.gz', gzipSync(sentence)),
    await write('cat.txt.xz', Buffer.from(sentenceXz, 'base64')),
  ]) {
    expect(await unpackAs(cat, path)).toEqual({ bytes: 12, sha256: cat.sha256![1], edition: 1 });
    expect(await readFile(destination, 'utf8')).toBe(sentence);
  }
});

test('another text of the same length is refused, named with what was expected and found, and not kept', async () => {
  const path = await write('cat.txt', 'the dog sat\n');
  await expect(unpackAs(cat, path)).rejects.toMatchObject({
    code: 'datasets/checksum',
    details: {
      where: { file: path },
      problems: [
        `expected SHA-256 ${'0'.repeat(64)}, 12 bytes`,
        'expected SHA-256 45eb0f8be64e0bab3d677e8dbd43cb4029910237912edb6098300c8fb64ea7b1, 12 bytes',
        'found SHA-256 2840c7e12013d6e9849f6a5e0e8f219fc4fb71c1b38eb25610747edd1b9fc733, 12 bytes',
      ],
    },
  });
  expect(await leftBehind()).toEqual([]);
});

test('a wrong text does not replace a right one that is already there', async () => {
  await unpackAs(cat, await write('cat.txt', sentence));
  await expect(unpackAs(cat, await write('cat.txt', 'the dog sat\n'))).rejects.toThrow();
  expect(await readFile(destination, 'utf8')).toBe(sentence);
});

test.each([
  ['gzip', 'cut.gz', gzipSync(sentence).subarray(0, 20)],
  ['xz', 'cut.xz', Buffer.from(sentenceXz, 'base64').subarray(0, 40)],
  ['xz', 'not.xz', 'the cat sat'],
])('a %s file that is not whole (%s) is refused and nothing is left', async (kind, name, content) => {
  const path = await write(name, content);
  await expect(unpackAs(cat, path)).rejects.toMatchObject({
    code: 'datasets/damaged',
    message: `${path} is not a whole ${kind} file`,
  });
  expect(await leftBehind()).toEqual([]);
});

test('a packed file of a gigabyte of zeros is not unpacked beyond the declared size', async () => {
  const mebibyte = gzipSync(new Uint8Array(2 ** 20));
  const path = await write('bomb.gz', Buffer.concat(Array.from({ length: 1024 }, () => mebibyte)));
  let most = 0;
  const unpacking = unpack({ found: 'path', asset: { ...cat, bytes: 2 ** 20 }, path }, destination, {
    onProgress: ({ done }) => {
      most = done;
    },
  });
  await expect(unpacking).rejects.toMatchObject({ code: 'datasets/too-large' });
  expect(most).toBeLessThanOrEqual(2 ** 20);
  expect(await leftBehind()).toEqual([]);
});

test('stopping in the middle gives the reason and leaves nothing', async () => {
  const stop = new AbortController();
  const copy = await locate(wikitext2.train, { cacheFolder: folder });
  if (copy.found === 'https') expect.unreachable();
  const unpacking = unpack(copy, destination, {
    signal: stop.signal,
    onProgress: ({ done }) => done > 1e6 && stop.abort(new Error('stopped by hand')),
  });
  await expect(unpacking).rejects.toThrow('stopped by hand');
  expect(await leftBehind()).toEqual([]);
});

test('progress ends at the declared size', async () => {
  const copy = await locate(tinyShakespeare, { cacheFolder: folder });
  if (copy.found === 'https') expect.unreachable();
  const seen: unknown[] = [];
  await unpack(copy, destination, { onProgress: (progress) => seen.push(progress) });
  expect(seen.at(-1)).toEqual({ done: 1_115_394, total: 1_115_394, unit: 'bytes' });
});

test("a folder's .txt and .md files come in the order of their paths, joined by newlines", async () => {
  await write('books/b.txt', 'second');
  await write('books/a/z.md', 'first');
  await write('books/C.TXT', 'capitals come before small letters\n');
  await write('books/cover.png', 'not text');
  await write('books/.git/notes.txt', 'hidden');
  const path = join(folder, 'books');
  expect(await unpackAs(textFolder(path), path)).toMatchObject({ bytes: 48 });
  expect(await readFile(destination, 'utf8')).toBe('capitals come before small letters\n\nfirst\nsecond');
});

test('a folder that is empty, or has no text file, is refused', async () => {
  const empty = join(folder, 'empty');
  await mkdir(empty);
  await expect(unpackAs(textFolder(empty), empty)).rejects.toThrow(`the folder ${empty} is empty`);
  const pictures = dirname(await write('pictures/cover.png', 'x'));
  await expect(unpackAs(textFolder(pictures), pictures)).rejects.toThrow(
    `no text file in ${pictures} or below it`,
  );
});

test('an empty file is refused', async () => {
  const path = await write('empty.txt', '');
  await expect(unpackAs(textFolder(path), path)).rejects.toMatchObject({ code: 'datasets/empty' });
});
