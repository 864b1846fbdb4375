import { chmod, mkdir, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncPath } from './durable-files.ts';
import { checkHash, hashFile } from './hashes.ts';

/** Files by the SHA-256 of their bytes: `blobs/ab/ab12...`, never changed once there. */
export class Blobs {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  path(hash: string): string {
    return join(this.#folder, checkHash(hash).slice(0, 2), hash);
  }

  /**
   * Moves a file in. One of the same hash that is there already is replaced: should its bytes have rotted, that heals it,
   * and who has it open keeps what was there.
   */
  async take(file: string): Promise<{ blob: string; bytes: number }> {
    const blob = await hashFile(file);
    const { size: bytes } = await stat(file);
    const path = this.path(blob);
    await chmod(file, 0o444);
    await syncPath(file);
    await mkdir(dirname(path), { recursive: true });
    await rename(file, path);
    await syncPath(dirname(path));
    await syncPath(this.#folder);
    return { blob, bytes };
  }

  /** Whether a file of that size is there; cheap, for every use. */
  async has(hash: string, bytes: number): Promise<boolean> {
    try {
      return (await stat(this.path(hash))).size === bytes;
    } catch {
      return false;
    }
  }

  /** Whether its bytes still have its hash; reads all of it. */
  async verify(hash: string): Promise<boolean> {
    try {
      return (await hashFile(this.path(hash))) === hash;
    } catch {
      return false;
    }
  }
}
