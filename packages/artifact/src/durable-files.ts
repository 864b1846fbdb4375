import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * A file that is there whole or not at all, whenever the process is killed or the machine stops: written under another
 * name, brought to the disk, renamed.
 *
 * @param unfinished the other name, on the same disk
 */
export async function writeWhole(path: string, content: string, unfinished: string): Promise<void> {
  try {
    const file = await open(unfinished, 'wx');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await syncPath(dirname(path));
}

/** Waits until a file's bytes, or the names in a folder, are on the disk. */
export async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Folders that are made where they are missing. That a folder's name is on the disk is waited for once by each process, since
 * another process may have made it and not have waited yet.
 */
export class DurableFolders {
  readonly #synced = new Map<string, Promise<void>>();

  async make(path: string): Promise<void> {
    const made = await mkdir(path, { recursive: true });
    const synced = (made === undefined ? this.#synced.get(path) : undefined) ?? syncPath(dirname(path));
    this.#synced.set(path, synced);
    await synced.catch((error) => {
      this.#synced.delete(path);
      throw error;
    });
  }
}
