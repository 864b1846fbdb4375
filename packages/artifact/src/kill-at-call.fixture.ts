import fs, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

type Call = (...args: unknown[]) => Promise<unknown>;

/** Every call that may change what is on a disk. */
const calls = ['open', 'writeFile', 'rename', 'link', 'mkdir', 'mkdtemp', 'rm', 'chmod', 'utimes'] as const;
const handleCalls = ['writeFile', 'sync', 'close'] as const;

/**
 * From now on, kills this process right before one of the calls that change what is on the disk.
 *
 * @param call which one, from 0 on
 */
export function killAtCall(call: number): void {
  let made = 0;
  const watched =
    (original: Call): Call =>
    async (...args) => {
      if (made++ === call) await kill();
      return original(...args);
    };
  const functions = fs as unknown as Record<string, Call>;
  for (const name of calls) functions[name] = watched(functions[name]!.bind(fs));
  const watchedOpen = functions.open!;
  functions.open = async (...args) => {
    const handle = (await watchedOpen(...args)) as FileHandle;
    const methods = handle as unknown as Record<string, Call>;
    for (const name of handleCalls) methods[name] = watched(methods[name]!.bind(handle));
    return handle;
  };
  syncBuiltinESMExports();
}

async function kill(): Promise<void> {
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => {});
}
