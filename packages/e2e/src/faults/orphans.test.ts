import { existsSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startRun, workersOf } from './start-run.ts';
import { newStore } from './store-folder.ts';

/** Whether a process is there, and not only waits for its parent to ask how it ended. */
function isAlive(pid: number): boolean {
  if (!existsSync(`/proc/${pid}/stat`)) return false;
  return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

test.skipIf(process.platform !== 'linux')(
  'when a run is killed, a stage of it that computes without a pause ends too',
  async () => {
    const begun = Promise.withResolvers<void>();
    const { child, ended } = startRun(
      { store: newStore(), pipeline: 'branches', set: { 'bad.ends': 'spins' } },
      { onEvent: (event) => event.type === 'node-started' && event.node === 'bad' && begun.resolve() },
    );
    await begun.promise;
    const workers = workersOf(child.pid!);
    expect(workers.length).toBeGreaterThan(0);
    child.kill('SIGKILL');
    while (workers.some(isAlive)) await setTimeout(50); // the test's time limit is the limit
    await ended;
  },
);
