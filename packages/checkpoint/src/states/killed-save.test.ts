import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';
import { openCheckpoints } from '../index.ts';
import { newPath } from '../temporary-folder.fixture.ts';

const program = new URL('./save-forever.fixture.ts', import.meta.url).pathname;

test('a process killed while it saves leaves the last state that it saved, whole, or the next', async () => {
  for (const milliseconds of [1, 4, 9, 17, 26]) {
    const folder = newPath();
    const saved = await killedAfter(milliseconds, folder);
    const damage: string[] = [];
    const checkpoints = await openCheckpoints(folder, { onDamage: (message) => damage.push(message) });
    const last = await checkpoints.last();
    expect([saved, saved + 1]).toContain(last!.step);
    expect(last!.weights.get('weight')!.values.every((value) => value === last!.step)).toBe(true);
    expect(damage).toEqual([]);
  }
});

/** Starts a process that saves one state after another, and kills it that long after its first; the last it told of. */
function killedAfter(milliseconds: number, folder: string): Promise<number> {
  return new Promise((resolve) => {
    let last = 0;
    const child = execFile(process.execPath, [program, folder], () => resolve(last));
    child.stdout!.on('data', (chunk: string) => {
      if (last === 0) setTimeout(() => child.kill('SIGKILL'), milliseconds);
      last = Number(chunk.trim().split('\n').at(-1));
    });
  });
}
