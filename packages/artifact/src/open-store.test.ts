import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from './index.ts';
import { commitText, key, newFolder } from './sample-commit.fixture.ts';

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
