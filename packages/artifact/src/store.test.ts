import {
  chmodSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Commit, openStore } from './index.ts';
import { commitOf, commitText, key, newFolder, text } from './sample-commit.fixture.ts';

async function damaged(spoil: (paths: { blob: string; manifest: string }) => void) {
  const folder = newFolder();
  const messages: string[] = [];
  const store = await openStore(folder, { onDamage: (message) => messages.push(message) });
  const { outputs } = await commitText(store, 'the quick brown fox');
  spoil({
    blob: store.blobPath(outputs.text!.blob),
    manifest: join(folder, 'stages', 'a1', `${key}.json`),
  });
  return { found: await store.manifest(key), messages };
}

test('what is committed is found by its key, its bytes by their SHA-256, read-only', async () => {
  const store = await openStore(newFolder());
  const committed = await commitText(store, 'hello');
  expect(await store.manifest(key)).toEqual(committed);
  const sha256 = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';
  expect(committed.outputs.text).toEqual({
    type: { kind: 'file', name: 'text', mediaType: 'text/plain' },
    contentHash: sha256,
    blob: sha256,
    bytes: 5,
  });
  expect(readFileSync(store.blobPath(sha256), 'utf8')).toBe('hello');
  expect(statSync(store.blobPath(sha256)).mode & 0o777).toBe(0o444);
  expect(await store.manifest('b2'.repeat(32))).toBeUndefined();
  expect(readdirSync(join(store.folder, 'tmp'))).toEqual([]);
});

test("a table's content is that of its columns, whatever the file's bytes and the columns' order", async () => {
  const store = await openStore(newFolder());
  const table = async (content: string, names: string[]) => {
    const staging = await store.begin();
    writeFileSync(join(staging.folder, 'table.arrow'), content);
    const columns = Object.fromEntries(
      names.map((name) => [name, { type: { type: 'int32' }, hash: key } as const]),
    );
    const output = {
      file: 'table.arrow',
      type: { kind: 'table', name: 'counts' },
      table: { rows: 3, columns },
    } as const;
    return (await store.commit(staging, commitOf({ table: output }))).outputs.table!;
  };
  const [one, other] = [
    await table('one batch', ['id', 'count']),
    await table('two batches', ['count', 'id']),
  ];
  expect(one.contentHash).toBe(other.contentHash);
  expect(one.blob).not.toBe(other.blob);
  expect(one).toMatchObject({ rows: 3, columns: { id: key }, type: { columns: { id: { type: 'int32' } } } });
});

test('two keys with the same bytes share one blob', async () => {
  const store = await openStore(newFolder());
  const one = await commitText(store, 'same');
  const other = await commitText(store, 'same', { key: 'b2'.repeat(32) });
  expect(one.outputs.text!.blob).toBe(other.outputs.text!.blob);
  expect(await store.manifest(one.key)).toBeDefined();
});

test.each([
  [
    'a blob is missing',
    ({ blob }: { blob: string }) => rmSync(blob),
    "output 'text' of subsample is missing",
  ],
  [
    'a blob is cut short',
    ({ blob }) => {
      chmodSync(blob, 0o644);
      truncateSync(blob, 3);
    },
    'is cut short: 3 of 19 bytes',
  ],
  [
    'bytes are altered, as many as before',
    ({ blob }) => {
      chmodSync(blob, 0o644);
      writeFileSync(blob, 'the quick brown f0x');
    },
    "output 'text' of subsample was changed on the disk",
  ],
  ['the manifest is torn', ({ manifest }) => truncateSync(manifest, 100), 'its manifest makes no sense'],
  ['the manifest is empty', ({ manifest }) => truncateSync(manifest, 0), 'its manifest makes no sense'],
  [
    'a digit of the manifest is another',
    ({ manifest }) => replace(manifest, '"tokens kept":0.4', '"tokens kept":0.5'),
    'its manifest is not as it was written',
  ],
  [
    'the manifest is of another key',
    ({ manifest }) => replace(manifest, key, 'b2'.repeat(32)),
    'makes no sense',
  ],
  [
    'the manifest has a path for a hash',
    ({ manifest }) => replace(manifest, /"blob":"\w+"/, '"blob":"../../etc/passwd"'),
    'makes no sense',
  ],
  [
    'a newer version wrote it',
    ({ manifest }) => replace(manifest, '"formatVersion":1', '"formatVersion":2'),
    'a newer Wordloom',
  ],
] as [string, (paths: { blob: string; manifest: string }) => void, string][])(
  '%s: a miss, and said so',
  async (_, spoil, message) => {
    const { found, messages } = await damaged(spoil);
    expect(found).toBeUndefined();
    expect(messages).toEqual([expect.stringContaining(message)]);
  },
);

function replace(path: string, what: string | RegExp, by: string) {
  writeFileSync(path, readFileSync(path, 'utf8').replace(what, by));
}

test('bytes that rotted in place are found by their hash, and healed by the next commit of the same', async () => {
  const store = await openStore(newFolder());
  const { blob } = (await commitText(store, 'the quick brown fox')).outputs.text!;
  expect(await store.verifyBlob(blob)).toBe(true);
  chmodSync(store.blobPath(blob), 0o644);
  writeFileSync(store.blobPath(blob), 'the quick brown f0x');
  expect(await store.verifyBlob(blob)).toBe(false);
  await commitText(store, 'the quick brown fox');
  expect(await store.verifyBlob(blob)).toBe(true);
});

test('what could not be read back is refused when it is committed', async () => {
  const store = await openStore(newFolder());
  const figures: Commit['figures'] = [
    { kind: 'bars', title: '', yLabel: '', labels: ['a'], series: [{ name: '', values: [Number.NaN] }] },
  ];
  await expect(commitText(store, '', { figures })).rejects.toMatchObject({
    code: 'artifact/manifest',
    details: { problems: [expect.stringContaining('figures.0.series.0.values.0')] },
  });
  expect(await store.manifest(key)).toBeUndefined();
});

test('an output outside of the staging folder, a link or none at all is refused', async () => {
  const store = await openStore(newFolder());
  const staging = await store.begin();
  symlinkSync('/etc/passwd', join(staging.folder, 'link'));
  for (const file of ['none', '../../store.json', '/etc/passwd', '.', 'link']) {
    await expect(store.commit(staging, commitOf({ text: text(file) }))).rejects.toMatchObject({
      code: 'artifact/output-missing',
    });
  }
});

test('only hashes become paths', async () => {
  const store = await openStore(newFolder());
  await expect(store.manifest('../../../etc/passwd')).rejects.toMatchObject({ code: 'artifact/hash' });
  expect(() => store.blobPath('..')).toThrow(expect.objectContaining({ code: 'artifact/hash' }));
});
