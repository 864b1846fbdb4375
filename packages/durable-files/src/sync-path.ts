import { closeSync, fsync, openSync } from 'node:fs';

/** Waits until a file's bytes, or the names in a folder, are on the disk. */
export async function syncPath(path: string): Promise<void> {
  const file = openSync(path, 'r');
  try {
    await syncFile(file);
  } finally {
    closeSync(file);
  }
}

/**
 * The same for a file that is open. It waits on a thread; what takes microseconds, such as opening, is done at once, since handing it
 * to a thread costs twenty times as much.
 */
export function syncFile(file: number): Promise<void> {
  return new Promise((resolve, reject) => {
    fsync(file, (error) => (error ? reject(error) : resolve()));
  });
}
