import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from './index.ts';
import { commitText, key, newFolder } from './sample-commit.fixture.ts';

const forever = new URL('./commit-forever.fixture.ts', import.meta.url).pathname;
const once = new URL('./commit-once.fixture.ts', import.meta.url).pathname;

test('a process killed 100 times while it commits leaves whole artifacts or none, and all that it was told are kept', async () => {
  const folder = newFolder();
  const damage: string[] = [];
  const onDamage = (message: string) => damage.push(message);
  let last = 0;
  const check = async (first: number) => {
    const store = await openStore(folder, { onDamage });
    for (let i = first; i <= last + 1; i++) {
      const manifest = await store.manifest(i.toString(16).padStart(64, '0'));
      if (i <= last) expect(manifest).toBeDefined();
      for (const { blob } of Object.values(manifest?.outputs ?? {}))
        expect(await store.verifyBlob(blob)).toBe(true);
    }
  };
  for (let kill = 0; kill < 100; kill++) {
    const first = Math.max(1, last);
    last = await killedAfter((kill * 37) % 31, folder, last + 1);
    await check(first);
  }
  await check(1);
  expect(damage).toEqual([]);
});

/** Starts a process that commits one artifact after another, and kills it that long after its first; gives the last it told of. */
function killedAfter(milliseconds: number, folder: string, first: number): Promise<number> {
  return new Promise((resolve) => {
    let last = 0;
    const child = execFile(process.execPath, [forever, folder, `${first}`], () => resolve(last));
    child.stdout!.on('data', (chunk: string) => {
      if (last === 0) setTimeout(() => child.kill('SIGKILL'), milliseconds);
      last = Math.max(last, ...chunk.trim().split('\n').map(Number));
    });
  });
}

test('killed before each of its calls that write: what was committed is whole, the next goes on, nothing is left after a cleaning', async () => {
  const folder = newFolder();
  const before = await commitText(await openStore(folder), 'committed before');
  let killed = 0;
  for (let call = 0, ended = false; !ended; call++) {
    const made = call.toString(16).padStart(64, '0');
    const said = await new Promise<string>((resolve) =>
      execFile(process.execPath, [once, folder, made, `${call}`], (_error, out) => resolve(out)),
    );
    ended = said.includes('ended');
    if (!ended) killed++;
    const damage: string[] = [];
    const store = await openStore(folder, { onDamage: (message) => damage.push(message) });
    expect(await store.manifest(key)).toEqual(before);
    const manifest = await store.manifest(made);
    if (said.includes('committed')) expect(manifest).toBeDefined();
    for (const { blob } of Object.values(manifest?.outputs ?? {}))
      expect(await store.verifyBlob(blob)).toBe(true);
    expect(damage).toEqual([]);
    if (said.includes('recorded'))
      expect(await store.runs.latest({ pipeline: 'sample' })).toMatchObject({ ok: true });

    const lock = await store.lock(made, 'the next run');
    if ('heldBy' in lock) expect.unreachable();
    await commitText(store, `again ${call}`, { key: made });
    await lock.release();
    await store.clean(await store.survey({ days: 30 }));
    expect(leftIn(folder)).toEqual([]);
  }
  expect(killed).toBeGreaterThanOrEqual(60);
});

/** All that is neither an artifact nor a record: what is unfinished, locks, holders, checkpoints of what is committed. */
function leftIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = names
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  const lasting = /(store|run|[0-9a-f]{64})\.json$|events\.jsonl$|\/blobs\/[0-9a-f]{2}\/[0-9a-f]{64}$/;
  return files.filter((file) => !lasting.test(file));
}
