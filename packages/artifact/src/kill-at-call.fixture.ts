import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

type Call = (...args: unknown[]) => unknown;

/** Every call that may change what is on a disk; `openSync` for reading too. */
const calls = [
  'openSync',
  'writeSync',
  'writeFileSync',
  'appendFileSync',
  'closeSync',
  'fsync',
  'renameSync',
  'linkSync',
  'mkdirSync',
  'mkdtempSync',
  'rmSync',
  'rmdirSync',
  'fchmodSync',
  'futimesSync',
  'utimesSync',
] as const;
const promised = ['writeFile', 'mkdir', 'rm', 'utimes'] as const;

/**
 * From now on, kills this process right before one of the calls that change what is on the disk.
 *
 * @param call which one, from 0 on
 */
export function killAtCall(call: number): void {
  let made = 0;
  const watch = (target: unknown, names: readonly string[]) => {
    const functions = target as Record<string, Call>;
    for (const name of names) {
      const original = functions[name]!.bind(target);
      functions[name] = (...args) => {
        if (made++ === call) process.kill(process.pid, 'SIGKILL');
        return original(...args);
      };
    }
  };
  watch(fs, calls);
  watch(fs.promises, promised);
  syncBuiltinESMExports();
}
