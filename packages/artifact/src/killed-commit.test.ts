import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';
import { openStore } from './index.ts';
import { newFolder } from './sample-commit.fixture.ts';

const program = new URL('./commit-forever.fixture.ts', import.meta.url).pathname;

test('a process killed while it commits leaves whole artifacts or none, and all that it was told are kept', async () => {
  const folder = newFolder();
  for (const milliseconds of [1, 4, 9, 17, 26, 40]) {
    const last = await killedAfter(milliseconds, folder);
    const damage: string[] = [];
    const store = await openStore(folder, { onDamage: (message) => damage.push(message) });
    for (let i = 0; i <= last + 1; i++) {
      const manifest = await store.manifest(i.toString(16).padStart(64, '0'));
      if (i <= last) expect(manifest).toBeDefined();
      for (const { blob } of Object.values(manifest?.outputs ?? {}))
        expect(await store.verifyBlob(blob)).toBe(true);
    }
    expect(damage).toEqual([]);
  }
});

/** Starts a process that commits one artifact after another, and kills it that long after its first. */
function killedAfter(milliseconds: number, folder: string): Promise<number> {
  return new Promise((resolve) => {
    let last = -1;
    const child = execFile(process.execPath, [program, folder], () => resolve(last));
    child.stdout!.on('data', (chunk: string) => {
      if (last === -1) setTimeout(() => child.kill('SIGKILL'), milliseconds);
      last = Math.max(last, ...chunk.trim().split('\n').map(Number));
    });
  });
}
