import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Progress } from '@wordloom/events';
import { type Asset, text } from '@wordloom/stage';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { download, locate, type RemoteCopy } from './index.ts';

const sentence = 'the cat sat\n';
const sha256 = '45eb0f8be64e0bab3d677e8dbd43cb4029910237912edb6098300c8fb64ea7b1';
const obtain = 'take cat.txt from the publisher';

let cacheFolder: string;
let server: Server;
beforeEach(async () => {
  cacheFolder = await mkdtemp(join(tmpdir(), 'wordloom-'));
});
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** An asset served by a real server on this machine. */
async function served(
  listener: RequestListener,
  changes: Partial<Asset> = {},
  file = 'cat.txt',
): Promise<RemoteCopy> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${file}`;
  return remoteCopy({ sources: [{ from: 'https', url }], ...changes });
}

async function remoteCopy(changes: Partial<Asset>): Promise<RemoteCopy> {
  const asset: Asset = {
    name: 'cat',
    summary: 'one sentence',
    type: text,
    paths: ['cat.txt'],
    sources: [],
    sha256: [sha256],
    bytes: 12,
    obtain,
    ...changes,
  };
  const copy = await locate(asset, { cacheFolder });
  if (copy.found !== 'https') expect.unreachable();
  return copy;
}

const byHand = `${obtain}, put it into a folder as cat.txt and set WORDLOOM_DATA to that folder`;

async function expectRefusal(remote: RemoteCopy, code: string, what: string | RegExp): Promise<void> {
  const error = await download(remote).catch((thrown) => thrown);
  expect(error).toMatchObject({
    code,
    message: expect.stringMatching(what),
    details: { fix: expect.stringContaining(byHand) },
  });
  expect(await readdir(dirname(remote.path))).toEqual([]);
}

test('a download lands in the cache, where it is found from then on', async () => {
  const remote = await served((_, response) => response.end(sentence));
  const seen: Progress[] = [];
  const copy = await download(remote, { onProgress: (progress) => seen.push(progress) });
  expect(await readFile(copy.path, 'utf8')).toBe(sentence);
  expect(seen).toEqual([{ done: 12, total: 12, unit: 'bytes' }]);
  expect(await locate(remote.asset, { cacheFolder })).toEqual(copy);
});

test('a packed file is checked against the checksum of its source', async () => {
  const packed = gzipSync(sentence);
  const remote = await served((_, response) => response.end(packed), {}, 'cat.txt.gz');
  await expect(download(remote)).rejects.toMatchObject({ code: 'datasets/undeclared' });
  const sha1 = '0'.repeat(40);
  const declared = { ...remote, source: { ...remote.source, sha1 } };
  await expectRefusal(declared, 'datasets/checksum', /is not the published cat$/);
});

test('another file at the URL is refused', async () => {
  const remote = await served((_, response) => response.end('the dog sat\n'));
  await expectRefusal(remote, 'datasets/checksum', /cat.txt sends is not the published cat$/);
});

test('a body that goes on for ever is cut off at the declared size', async () => {
  const remote = await served((_, response) => {
    const timer = setInterval(() => response.write('the cat sat\n'.repeat(1000)), 1);
    response.on('close', () => clearInterval(timer));
  });
  await expectRefusal(remote, 'datasets/too-large', /sends more than the 12 bytes that cat can have/);
});

test('a connection cut in the middle is named as such', async () => {
  const remote = await served((_, response) => {
    response.writeHead(200, { 'content-length': '12' });
    response.write('the cat', () => response.destroy());
  });
  await expectRefusal(remote, 'datasets/download', /broke off after \d bytes/);
});

test('an answer other than 200 is named', async () => {
  const remote = await served((_, response) => response.writeHead(404).end());
  await expectRefusal(remote, 'datasets/refused', /^the server answered 404 Not Found to http/);
});

test('a server that is not there is named', async () => {
  const remote = await served(() => {});
  await new Promise((resolve) => server.close(resolve));
  await expectRefusal(remote, 'datasets/download', /could not be downloaded from .*ECONNREFUSED/);
});

test('http is refused but on this machine', async () => {
  const remote = await remoteCopy({ sources: [{ from: 'https', url: 'http://192.0.2.1/cat.txt' }] });
  await expect(download(remote)).rejects.toMatchObject({ code: 'datasets/insecure-url' });
});

test('stopping gives the reason and leaves nothing', async () => {
  const stop = new AbortController();
  const remote = await served((_, response) => {
    response.write('the');
    stop.abort(new Error('stopped by hand'));
  });
  await expect(download(remote, { signal: stop.signal })).rejects.toThrow('stopped by hand');
  expect(await readdir(dirname(remote.path))).toEqual([]);
});
