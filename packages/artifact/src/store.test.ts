import { execFile } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Commit, openStore, type Store } from './index.ts';

const temporary = mkdtempSync(join(tmpdir(), 'wordloom-artifact-'));
chmodSync(temporary, 0o755); // another user must get in
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

let folders = 0;
const newFolder = () => join(temporary, `store-${folders++}`);
const key = 'a1'.repeat(32);
const worker = new URL('./commit-forever.fixture.ts', import.meta.url).pathname;

function commitOf(outputs: Commit['outputs'], more: Partial<Commit> = {}): Commit {
  return {
    key,
    stage: 'subsample',
    components: { parameters: { threshold: 1e-4 } },
    modules: {},
    outputs,
    metrics: { 'tokens kept': 0.4 },
    figures: [
      {
        kind: 'bars',
        title: 'kept',
        yLabel: 'words',
        labels: ['the'],
        series: [{ name: 'after', values: [4] }],
      },
    ],
    warnings: [],
    log: '',
    milliseconds: 12,
    licences: [{ name: 'CC-BY-SA-4.0', attribution: 'Wikipedia', shareAlike: true }],
    reproducible: true,
    ...more,
  };
}

const text = (file: string) =>
  ({ file, type: { kind: 'file', name: 'text', mediaType: 'text/plain' } }) as const;

async function commitText(store: Store, content: string, more: Partial<Commit> = {}) {
  const staging = await store.begin();
  writeFileSync(join(staging.folder, 'text'), content);
  return store.commit(staging, commitOf({ text: text('text') }, more));
}

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
  ['a blob is missing', ({ blob }: { blob: string }) => rmSync(blob), 'is missing or cut short'],
  [
    'a blob is cut short',
    ({ blob }) => (chmodSync(blob, 0o644), truncateSync(blob, 3)),
    'is missing or cut short',
  ],
  ['the manifest is torn', ({ manifest }) => truncateSync(manifest, 100), 'its manifest makes no sense'],
  ['the manifest is empty', ({ manifest }) => truncateSync(manifest, 0), 'its manifest makes no sense'],
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
  for (const file of ['none', '../../store.json', '/etc/passwd', '.']) {
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

test('a folder with only a README becomes a store; one with other files does not', async () => {
  const folder = newFolder();
  mkdirSync(folder);
  writeFileSync(join(folder, 'README.md'), 'the default store');
  await openStore(folder);
  expect(readdirSync(folder).sort()).toEqual(['README.md', 'store.json']);
  const documents = newFolder();
  mkdirSync(documents);
  writeFileSync(join(documents, 'thesis.tex'), '');
  await expect(openStore(documents)).rejects.toMatchObject({
    code: 'artifact/not-a-store',
    message: expect.stringContaining('thesis.tex'),
  });
  expect(readdirSync(documents)).toEqual(['thesis.tex']);
});

test('a store of a newer format, a damaged marker and a file in its place are refused', async () => {
  const folder = newFolder();
  await openStore(folder);
  writeFileSync(join(folder, 'store.json'), '{"formatVersion":7}');
  await expect(openStore(folder)).rejects.toMatchObject({ code: 'artifact/newer-format' });
  writeFileSync(join(folder, 'store.json'), '{"form');
  await expect(openStore(folder)).rejects.toMatchObject({ code: 'artifact/store-damaged' });
  const file = newFolder();
  writeFileSync(file, '');
  await expect(openStore(file)).rejects.toMatchObject({ code: 'artifact/not-a-folder' });
  await expect(openStore(join(file, 'store'))).rejects.toMatchObject({ code: 'artifact/not-a-folder' });
});

// Root may write anywhere, so that it becomes nobody for a while.
async function withoutPermission(work: () => Promise<void>) {
  const root = process.getuid?.() === 0;
  if (root) process.seteuid!(65534);
  try {
    await work();
  } finally {
    if (root) process.seteuid!(0);
  }
}

test('without permission to write, a store can be read; what writes says what is wrong', async () => {
  const folder = newFolder();
  const store = await openStore(folder);
  const manifest = await commitText(store, 'hello');
  await (await store.runs.begin('quickstart')).finish({
    pipeline: 'quickstart',
    set: {},
    seed: 0,
    milliseconds: 1,
    ok: true,
    nodes: [],
    outputs: {},
  });
  const locked = newFolder();
  mkdirSync(locked);
  for (const name of [folder, join(folder, 'tmp'), join(folder, 'runs'), locked]) chmodSync(name, 0o555);
  await withoutPermission(async () => {
    const reader = await openStore(folder);
    expect(await reader.manifest(key)).toEqual(manifest);
    expect(await reader.runs.latest({ pipeline: 'quickstart' })).toMatchObject({ ok: true });
    const denied = expect.objectContaining({
      code: 'artifact/not-writable',
      cause: expect.objectContaining({ code: 'EACCES' }),
    });
    await expect(reader.begin()).rejects.toEqual(denied);
    await expect(reader.runs.begin('quickstart')).rejects.toEqual(denied);
    await expect(openStore(locked)).rejects.toEqual(denied);
    await expect(openStore(join(locked, 'new'))).rejects.toEqual(denied);
  });
  for (const name of [folder, join(folder, 'tmp'), join(folder, 'runs'), locked]) chmodSync(name, 0o755);
});

test('a process killed while it commits leaves whole artifacts or none', async () => {
  const folder = newFolder();
  await openStore(folder);
  let whole = 0;
  for (const milliseconds of [1, 4, 9, 17, 26, 40]) {
    const last = await killedAfter(milliseconds, folder);
    const damage: string[] = [];
    const store = await openStore(folder, { onDamage: (message) => damage.push(message) });
    for (let i = 0; i <= last + 1; i++) {
      const manifest = await store.manifest(i.toString(16).padStart(64, '0'));
      if (!manifest) continue;
      whole++;
      for (const { blob } of Object.values(manifest.outputs)) expect(await store.verifyBlob(blob)).toBe(true);
    }
    expect(damage).toEqual([]);
  }
  expect(whole).toBeGreaterThan(0);
});

/** Starts a process that commits one artifact after another, and kills it that long after its first. */
function killedAfter(milliseconds: number, folder: string): Promise<number> {
  return new Promise((resolve) => {
    let last = -1;
    const child = execFile(process.execPath, [worker, folder], () => resolve(last));
    child.stdout!.on('data', (chunk: string) => {
      if (last === -1) setTimeout(() => child.kill('SIGKILL'), milliseconds);
      last = Math.max(last, ...chunk.trim().split('\n').map(Number));
    });
  });
}
