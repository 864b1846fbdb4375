import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncPath } from '@wordloom/durable-files';

/**
 * Folders that are made where they are missing. That a folder's name is on the disk is waited for once by each process, since
 * another process may have made it and not have waited yet.
 */
export class DurableFolders {
  readonly #synced = new Map<string, Promise<void>>();

  async make(path: string): Promise<void> {
    const made = mkdirSync(path, { recursive: true });
    const synced = (made === undefined ? this.#synced.get(path) : undefined) ?? syncPath(dirname(path));
    this.#synced.set(path, synced);
    await synced.catch((error) => {
      this.#synced.delete(path);
      throw error;
    });
  }
}
