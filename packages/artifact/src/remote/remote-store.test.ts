import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { type Manifest, openRemoteStore, openStore, type RemoteStoreOptions, type Store } from '../index.ts';
import { commitText, key, newFolder } from '../sample-commit.fixture.ts';
import { StaticServer } from './static-server.fixture.ts';

const content = 'the quick brown fox';
const signal = new AbortController().signal;
const neverUsed = 'b2'.repeat(32);

async function storeWithText(): Promise<{ store: Store; manifest: Manifest }> {
  const store = await openStore(newFolder());
  return { store, manifest: await commitText(store, content) };
}

/** A remote store with all that it complains of. */
function remoteOf(address: string, options: RemoteStoreOptions = {}) {
  const troubles: string[] = [];
  const remote = openRemoteStore(address, { onTrouble: (message) => troubles.push(message), ...options });
  return { remote, troubles };
}

async function expectWhole(local: Store, manifest: Manifest): Promise<void> {
  expect(await (await openStore(local.folder)).manifest(key)).toEqual(manifest);
  expect(readFileSync(local.blobPath(manifest.outputs.text!.blob), 'utf8')).toBe(content);
}

function nothingKept({ folder }: Store): void {
  expect(readdirSync(folder)).not.toContain('stages');
  expect(existsSync(join(folder, 'tmp')) ? readdirSync(join(folder, 'tmp')) : []).toEqual([]);
}

test('an artifact is pulled by its key over http, and from then on is in the store', async () => {
  const { store, manifest } = await storeWithText();
  await using server = await StaticServer.of(store.folder);
  const { remote, troubles } = remoteOf(server.url);
  const local = await openStore(newFolder());
  const told: unknown[] = [];
  expect(await remote.manifest(key, signal)).toEqual(manifest);
  const pulled = await remote.pull(key, local, {
    signal,
    onStart: (bytes) => told.push(bytes),
    onProgress: (progress) => told.push(progress),
  });
  expect(pulled).toEqual(manifest);
  expect(told).toEqual([content.length, { done: content.length, total: content.length, unit: 'bytes' }]);
  await expectWhole(local, manifest);
  expect(await remote.pull(neverUsed, local, { signal })).toBeUndefined();
  expect(troubles).toEqual([]);
});

test.for([
  ['a folder', (folder: string) => folder],
  ['a file URL', (folder: string) => pathToFileURL(folder).href],
] as const)('an artifact is pulled from %s', async ([, addressOf]) => {
  const { store, manifest } = await storeWithText();
  const { remote, troubles } = remoteOf(addressOf(store.folder));
  const local = await openStore(newFolder());
  expect(await remote.pull(key, local, { signal })).toEqual(manifest);
  await expectWhole(local, manifest);
  expect(await remote.pull(neverUsed, local, { signal })).toBeUndefined();
  expect(troubles).toEqual([]);
});

test('bytes that are in the store already do not come again', async () => {
  const { store, manifest } = await storeWithText();
  await using server = await StaticServer.of(store.folder);
  const local = await openStore(newFolder());
  await commitText(local, content, { key: neverUsed });
  await remoteOf(server.url).remote.pull(key, local, { signal });
  expect(server.asked).toEqual(['store.json', `stages/a1/${key}.json`]);
  await expectWhole(local, manifest);
});

interface Spoilt {
  readonly blob: string;
  readonly manifestFile: string;
  readonly manifest: Manifest;
}
const rewrite = ({ manifestFile }: Spoilt, changed: object) =>
  writeFileSync(manifestFile, JSON.stringify(changed));
const withText = (manifest: Manifest, change: object) => ({
  ...manifest,
  outputs: { text: { ...manifest.outputs.text, ...change } },
});
const spoilings: [name: string, spoil: (found: Spoilt) => void, complaint: string][] = [
  ['a file with other bytes', ({ blob }) => writeFileSync(blob, content.toUpperCase()), 'has not the bytes'],
  ['a file cut short', ({ blob }) => truncateSync(blob, 7), 'is cut short: 7 of 19 bytes'],
  [
    'a file larger than said',
    ({ blob }) => writeFileSync(blob, 'x'.repeat(1e6)),
    'is larger than the 19 bytes',
  ],
  ['a missing file', ({ blob }) => rmSync(blob), 'lacks the file'],
  ['a torn manifest', ({ manifestFile }) => truncateSync(manifestFile, 100), 'makes no sense'],
  [
    'a manifest of another key',
    (found) => rewrite(found, { ...found.manifest, key: neverUsed }),
    'of another',
  ],
  [
    'a manifest of another content',
    (found) => rewrite(found, withText(found.manifest, { contentHash: key })),
    "contradicts itself on output 'text'",
  ],
  [
    'a path in the place of a hash',
    (found) => rewrite(found, withText(found.manifest, { blob: '../../../etc/passwd' })),
    'makes no sense',
  ],
  [
    'more bytes than any disk has',
    (found) => rewrite(found, withText(found.manifest, { bytes: 2 ** 52 })),
    'no room',
  ],
  ['a newer manifest', (found) => rewrite(found, { ...found.manifest, formatVersion: 9 }), 'newer Wordloom'],
  [
    'an endless manifest',
    ({ manifestFile }) => writeFileSync(manifestFile, ' '.repeat(2 ** 25)),
    'is larger than',
  ],
];

test.for(spoilings)('%s in a remote store: said, and not there', async ([, spoil, complaint]) => {
  const { store, manifest } = await storeWithText();
  const blob = store.blobPath(manifest.outputs.text!.blob);
  chmodSync(blob, 0o644);
  spoil({ blob, manifest, manifestFile: join(store.folder, 'stages', 'a1', `${key}.json`) });
  await using server = await StaticServer.of(store.folder);
  for (const address of [server.url, store.folder]) {
    const { remote, troubles } = remoteOf(address);
    const local = await openStore(newFolder());
    expect(await remote.pull(key, local, { signal })).toBeUndefined();
    expect(troubles).toEqual([expect.stringContaining(complaint)]);
    expect(troubles[0]).toContain(`artifact a1a1a1a1a1a1 of ${address} is not used`);
    nothingKept(local);
    const mended = await commitText(local, content);
    expect(await local.manifest(key)).toEqual(mended);
  }
});

test('what the caller finds wrong is not kept', async () => {
  const { store } = await storeWithText();
  const { remote, troubles } = remoteOf(store.folder);
  const local = await openStore(newFolder());
  const check = async (_: Manifest, pathOf: (output: string) => string) =>
    `says ${readFileSync(pathOf('text'))}`;
  expect(await remote.pull(key, local, { signal, check })).toBeUndefined();
  expect(troubles).toEqual([expect.stringContaining(`is not used: it says ${content}`)]);
  nothingKept(local);
});

test('a connection that breaks off, a file that stops coming: not there, and what came is gone', async () => {
  const { store } = await storeWithText();
  await using server = await StaticServer.of(store.folder);
  const local = await openStore(newFolder());
  server.answer = (path, response) => {
    if (!path.startsWith('blobs/')) return false;
    response.writeHead(200, { 'content-length': '19' }).write('the quick', () => response.destroy());
    return true;
  };
  const broken = remoteOf(server.url);
  expect(await broken.remote.pull(key, local, { signal })).toBeUndefined();
  expect(broken.troubles).toEqual([expect.stringContaining('broke off after 9 bytes')]);
  server.answer = (path, response) => path.startsWith('blobs/') && response.write('the quick');
  const silent = remoteOf(server.url, { patience: 200 });
  expect(await silent.remote.pull(key, local, { signal })).toBeUndefined();
  expect(silent.troubles).toEqual([expect.stringContaining('nothing came for 0.2 s')]);
  nothingKept(local);
});

const closed = 'http://127.0.0.1:9/store';
test.for([
  ['a host that does not answer', closed, 'cannot be reached'],
  ['a folder that is not there', '/nowhere/at/all', 'cannot be reached'],
] as const)('%s is said once', async ([, address, complaint]) => {
  const { remote, troubles } = remoteOf(address);
  const local = await openStore(newFolder());
  expect(await Promise.all([key, neverUsed].map((asked) => remote.pull(asked, local, { signal })))).toEqual([
    undefined,
    undefined,
  ]);
  expect(await remote.manifest(key, signal)).toBeUndefined();
  expect(troubles).toEqual([expect.stringContaining(complaint)]);
  expect(troubles[0]).toContain('it goes on without');
});

test('a server that refuses, and one that says nothing, are out of reach', async () => {
  const { store } = await storeWithText();
  await using server = await StaticServer.of(store.folder);
  server.answer = (_, response) => Boolean(response.writeHead(503).end());
  const refusing = remoteOf(server.url);
  expect(await refusing.remote.manifest(key, signal)).toBeUndefined();
  expect(refusing.troubles).toEqual([expect.stringContaining('answers 503 Service Unavailable')]);
  server.answer = () => true;
  const silent = remoteOf(server.url, { patience: 200 });
  expect(await silent.remote.manifest(key, signal)).toBeUndefined();
  expect(silent.troubles).toEqual([expect.stringContaining('nothing came for 0.2 s')]);
});

test('a folder that is no store, and a store of a newer format, are said and not used', async () => {
  const empty = newFolder();
  mkdirSync(empty);
  const none = remoteOf(empty);
  expect(await none.remote.manifest(key, signal)).toBeUndefined();
  expect(none.troubles).toEqual([expect.stringContaining('is no store')]);
  const { store } = await storeWithText();
  writeFileSync(join(store.folder, 'store.json'), '{"formatVersion":7}');
  const newer = remoteOf(store.folder);
  expect(await newer.remote.manifest(key, signal)).toBeUndefined();
  expect(newer.troubles).toEqual([expect.stringContaining('newer Wordloom')]);
});

test('a pull that is stopped ends with the reason, and leaves nothing', async () => {
  const { store } = await storeWithText();
  await using server = await StaticServer.of(store.folder);
  const stop = new AbortController();
  server.answer = (path, response) => {
    if (!path.startsWith('blobs/')) return false;
    response.write('the quick', () => stop.abort(new Error('enough')));
    return true;
  };
  const local = await openStore(newFolder());
  await expect(remoteOf(server.url).remote.pull(key, local, { signal: stop.signal })).rejects.toThrow(
    'enough',
  );
  nothingKept(local);
});

test('a server that leads to another without https is not followed', async () => {
  const { store } = await storeWithText();
  writeFileSync(join(store.folder, 'moved'), '{"formatVersion":1}');
  await using server = await StaticServer.of(store.folder);
  const elsewhere = server.url.replace('127.0.0.1', '0.0.0.0'); // this machine, under a name that may be another
  server.answer = (path, response) =>
    path === 'store.json' && Boolean(response.writeHead(302, { location: `${elsewhere}/moved` }).end());
  const { remote, troubles } = remoteOf(server.url);
  expect(await remote.manifest(key, signal)).toBeUndefined();
  expect(troubles).toEqual([expect.stringContaining('it leads to http://0.0.0.0')]);
});

test.for([
  ['http://ci.example.org/store', 'changed on the way'],
  ['https://me:secret@ci.example.org/store', 'password'],
  ['s3://bucket/store', 'changed on the way'],
] as const)('%s is refused as an address', ([address, why]) => {
  expect(() => openRemoteStore(address)).toThrow(
    expect.objectContaining({
      code: 'artifact/remote-address',
      details: expect.objectContaining({
        why: expect.stringContaining(why),
        what: expect.not.stringContaining('secret'),
      }),
    }),
  );
});
