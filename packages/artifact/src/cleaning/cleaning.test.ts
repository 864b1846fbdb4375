import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Store } from '../index.ts';
import { openStore } from '../index.ts';
import { commitText, newFolder } from '../sample-commit.fixture.ts';

const keyOf = (i: number) => i.toString(16).padStart(64, '0');
const manifestOf = (store: Store, key: string) =>
  join(store.folder, 'stages', key.slice(0, 2), `${key}.json`);
const longAgo = Date.now() / 1000 - 100 * 24 * 3600;

/** An artifact that nothing has used for a hundred days. */
async function oldArtifact(store: Store, i: number, content: string) {
  const manifest = await commitText(store, content, { key: keyOf(i) });
  utimesSync(manifestOf(store, keyOf(i)), longAgo, longAgo);
  return manifest;
}

async function recordRun(store: Store, keys: readonly string[], ok = true) {
  const log = await store.runs.begin('sample');
  return log.finish({
    pipeline: 'sample',
    set: {},
    seed: 0,
    milliseconds: 1,
    ok,
    nodes: keys.map((key, i) => ({
      id: `node${i}`,
      summary: '',
      inputs: [],
      outcome: 'ran' as const,
      key,
      milliseconds: 1,
    })),
    outputs: {},
  });
}

const clean = async (store: Store, days = 30) => store.clean(await store.survey({ days }));
const keysIn = async (store: Store, most = 20) => {
  const found = Array.from({ length: most }, async (_, i) => ((await store.manifest(keyOf(i))) ? i : -1));
  return (await Promise.all(found)).filter((i) => i >= 0);
};

test('artifacts of recent, newest and pinned runs stay, with all their bytes; others go, and bytes that no other has', async () => {
  const store = await openStore(newFolder());
  for (const [i, content] of ['of a run', 'shared', 'shared', 'alone', 'pinned'].entries())
    await oldArtifact(store, i, content);
  const run = await recordRun(store, [keyOf(0), keyOf(1)]);
  await store.pins.set((await recordRun(store, [keyOf(4)], false)).id, true);
  // Both runs were long ago: the first is the newest of its pipeline that went well.
  for (const id of readdirSync(join(store.folder, 'runs'))) {
    const file = join(store.folder, 'runs', id, 'run.json');
    const old = new Date(longAgo * 1000).toISOString();
    const record = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...record, startedAt: old }));
  }
  const survey = await store.survey({ days: 30 });
  expect(survey).toMatchObject({ runs: 2, pinned: 1, kept: { artifacts: 3, bytes: 20 } });
  expect(survey.artifacts.map(({ key }) => key).sort()).toEqual([keyOf(2), keyOf(3)]);
  expect(survey.blobs.map(({ bytes }) => bytes)).toEqual([5]);
  expect(await keysIn(store)).toEqual([0, 1, 2, 3, 4]); // a survey deletes nothing
  await store.clean(survey);
  expect(await keysIn(store)).toEqual([0, 1, 4]);
  expect(await store.runs.read(run.id)).toBeDefined(); // records stay

  await store.pins.set((await store.runs.list()).find(({ ok }) => !ok)!.id, false);
  await clean(store);
  expect(await keysIn(store)).toEqual([0, 1]);
  await expect(store.pins.set('20260101T000000000Z-sample-abcdef', true)).rejects.toMatchObject({
    code: 'artifact/no-run',
  });
});

test('what was used within the days stays, and always what was used in the last hour', async () => {
  const store = await openStore(newFolder());
  await oldArtifact(store, 0, 'old');
  await oldArtifact(store, 1, 'taken up again');
  await commitText(store, 'new', { key: keyOf(2) });
  expect(await store.use(keyOf(1))).toBeDefined();
  await clean(store, 0);
  expect(await keysIn(store)).toEqual([1, 2]);
});

test('an artifact that a run takes up while it is being cleaned away stays, or is told as gone', async () => {
  const store = await openStore(newFolder());
  const other = await openStore(store.folder);
  for (let i = 0; i < 60; i++) await oldArtifact(store, i, `${i}`);
  const survey = await store.survey({ days: 30 });
  expect(survey.artifacts.length).toBe(60);
  const taken: number[] = [];
  const takeUp = async () => {
    for (let i = 0; i < 60; i += 2) if (await other.use(keyOf(i))) taken.push(i);
  };
  await Promise.all([store.clean(survey), takeUp()]);
  for (const i of taken) expect((await other.manifest(keyOf(i)))?.key).toBe(keyOf(i));
  expect(taken.length).toBeGreaterThan(0);
  expect((await keysIn(store, 60)).filter((i) => i % 2 === 1)).toEqual([]);
});

test('a commit of bytes that are being cleaned away keeps them', async () => {
  const store = await openStore(newFolder());
  const other = await openStore(store.folder);
  for (let round = 0; round < 4; round++) {
    for (let i = 0; i < 20; i++) await oldArtifact(store, i, `bytes ${i}`);
    const survey = await store.survey({ days: 30 });
    const commits = async () => {
      for (let i = 0; i < 20; i++) await commitText(other, `bytes ${i}`, { key: keyOf(100 + i) });
    };
    await Promise.all([store.clean(survey), commits()]);
    for (let i = 0; i < 20; i++) {
      const { blob } = (await store.manifest(keyOf(100 + i)))!.outputs.text!;
      expect(await store.verifyBlob(blob)).toBe(true);
    }
    for (let i = 0; i < 20; i++) rmSync(manifestOf(store, keyOf(100 + i)));
  }
});

test('what dead processes left half written goes, what is being written stays', async () => {
  const store = await openStore(newFolder());
  const staging = await store.begin();
  const left = [`tmp/${'d'.repeat(24)}-abc/output`, 'fingerprints/ab.json.99999999', `locks/${keyOf(1)}`];
  for (const path of left.map((name) => join(store.folder, name))) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '');
  }
  writeFileSync(join(store.folder, `.store.json.${'0'.repeat(12)}`), '');
  utimesSync(join(store.folder, `.store.json.${'0'.repeat(12)}`), longAgo, longAgo);
  await clean(store);
  expect(readdirSync(join(store.folder, 'tmp'))).toEqual([staging.folder.split('/').at(-1)]);
  expect(readdirSync(join(store.folder, 'fingerprints'))).toEqual([]);
  expect(readdirSync(join(store.folder, 'locks'))).toEqual([]);
  expect(readdirSync(store.folder).filter((name) => name.startsWith('.'))).toEqual([]);
  await staging.discard();
  await clean(store);
  expect(readdirSync(join(store.folder, 'tmp'))).toEqual([]);
  expect(readdirSync(join(store.folder, 'holders')).filter((name) => name !== 'passing')).toEqual([]);
});

test('checkpoints go when they are old, or their artifact is there; never while a stage goes on with them', async () => {
  const store = await openStore(newFolder());
  await commitText(store, 'made', { key: keyOf(0) });
  const at = (i: number, old: boolean) => {
    const file = join(store.checkpointFolder(keyOf(i)), 'reached');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, 'half');
    for (const path of old ? [file, dirname(file)] : []) utimesSync(path, longAgo, longAgo);
  };
  for (const [i, old] of [false, true, false, true].entries()) at(i, old);
  const lock = await (await openStore(store.folder)).lock(keyOf(3), 'a run');
  if ('heldBy' in lock) expect.unreachable();
  await clean(store);
  expect([0, 1, 2, 3].map((i) => existsSync(store.checkpointFolder(keyOf(i))))).toEqual([
    false,
    false,
    true,
    true,
  ]);
  await lock.release();
});
