import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** Calls that look something up, each by its name whichever form of it is used, and waits for the disk. */
const counted = {
  open: ['openSync'],
  readFile: ['readFileSync'],
  readdir: ['readdirSync'],
  stat: ['statSync'],
  sync: ['fsync', 'fsyncSync'],
} as const;

/** Counts this process's calls of the file system while something is done, and how often it waits for the disk. */
export async function countFileCalls(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const restore: (() => void)[] = [];
  const count = (target: object, called: string, name: string) => {
    const functions = target as Record<string, (...args: unknown[]) => unknown>;
    const original = functions[called]!;
    functions[called] = (...args) => {
      counts[name]!++;
      return original.apply(target, args);
    };
    restore.push(() => {
      functions[called] = original;
    });
  };
  for (const [name, forms] of Object.entries(counted)) {
    counts[name] = 0;
    for (const form of forms) count(fs, form, name);
    if (name in fs.promises) count(fs.promises, name, name);
  }
  syncBuiltinESMExports();
  try {
    await work();
  } finally {
    for (const undo of restore) undo();
    syncBuiltinESMExports();
  }
  return counts;
}
