import { promises } from 'node:fs';
import { open } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';

const counted = ['open', 'readFile', 'readdir', 'stat'] as const;

/** Counts this process's calls of the file system while something is done, and how often it waits for the disk. */
export async function countFileCalls(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const restore: (() => void)[] = [];
  const count = <T extends object>(target: T, name: keyof T & string) => {
    const original = target[name] as (...args: unknown[]) => unknown;
    counts[name] = 0;
    target[name] = function (this: unknown, ...args: unknown[]) {
      counts[name]!++;
      return original.apply(this, args);
    } as never;
    restore.push(() => {
      target[name] = original as never;
    });
  };
  const handle = await open(tmpdir());
  const handles = Object.getPrototypeOf(handle) as typeof handle;
  await handle.close();
  for (const name of counted) count(promises, name);
  count(handles, 'sync');
  syncBuiltinESMExports();
  try {
    await work();
  } finally {
    for (const undo of restore) undo();
    syncBuiltinESMExports();
  }
  return counts;
}
