import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openStore } from './index.ts';
import { commitOf, commitText, key, newFolder, text } from './sample-commit.fixture.ts';

/** A disk of 1 MB; undefined where this process may not mount one. */
function smallDisk(): string | undefined {
  const folder = newFolder();
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    return undefined;
  }
}

const disk = smallDisk();
afterAll(() => {
  if (disk) execFileSync('umount', [disk]);
});

test.skipIf(!disk)(
  'a full disk: what is committed stays whole, the error says so, and with room it goes on',
  async () => {
    const folder = join(disk!, 'store');
    const store = await openStore(folder);
    const before = await commitText(store, 'committed before');
    const log = await store.runs.begin('sample');
    const filler = join(disk!, 'filler');
    const staging = await store.begin();
    writeFileSync(join(staging.folder, 'text'), 'x'.repeat(1000));
    for (let size = 1 << 20; size >= 1; size >>= 1) {
      try {
        writeFileSync(filler, 'x'.repeat(size), { flag: 'a' });
      } catch {} // until not a byte is left
    }
    await expect(
      store.commit(staging, commitOf({ text: text('text') }, { key: 'b2'.repeat(32) })),
    ).rejects.toMatchObject({
      code: 'artifact/disk-full',
      details: { fix: expect.stringContaining('wordloom gc') },
    });
    await expect(openStore(folder).then((opened) => opened.begin())).rejects.toMatchObject({
      code: 'artifact/disk-full',
    });
    log.append({ type: 'node-started', node: 'a', reason: 'x'.repeat(5000) }); // nobody's stage fails for want of a log
    expect(await store.manifest(key)).toEqual(before);
    expect(await store.manifest('b2'.repeat(32))).toBeUndefined();

    execFileSync('rm', [filler]);
    await staging.discard();
    await log.finish({
      pipeline: 'sample',
      set: {},
      seed: 0,
      milliseconds: 1,
      ok: true,
      nodes: [],
      outputs: {},
    });
    await commitText(store, 'with room again', { key: 'b2'.repeat(32) });
    expect(await store.manifest('b2'.repeat(32))).toBeDefined();
    await store.clean(await store.survey({ days: 30 }));
    expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
  },
);

test.skipIf(!disk)(
  'a disk that is read-only: the store can be read, what writes says what is wrong',
  async () => {
    const folder = join(disk!, 'read-only');
    const manifest = await commitText(await openStore(folder), 'hello');
    execFileSync('mount', ['-o', 'remount,ro', disk!]);
    try {
      const reader = await openStore(folder);
      expect(await reader.manifest(key)).toEqual(manifest);
      expect(await reader.use(key)).toEqual(manifest);
      expect((await reader.survey({ days: 0 })).kept.artifacts).toBe(1);
      const denied = expect.objectContaining({ code: 'artifact/not-writable' });
      await expect(reader.begin()).rejects.toEqual(denied);
      await expect(reader.runs.begin('sample')).rejects.toEqual(denied);
      await expect(reader.lock(key, 'a run')).rejects.toEqual(denied);
      await expect(reader.clean(await reader.survey({ days: 0 }))).rejects.toEqual(denied);
    } finally {
      execFileSync('mount', ['-o', 'remount,rw', disk!]);
    }
  },
);
