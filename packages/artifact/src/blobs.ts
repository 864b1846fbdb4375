import {
  closeSync,
  fchmodSync,
  fstatSync,
  futimesSync,
  openSync,
  renameSync,
  type Stats,
  statSync,
  utimesSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { syncPath } from '@wordloom/durable-files';
import { DurableFolders } from './durable-folders.ts';
import { checkHash, hashFile, hashOpenFile } from './hashes.ts';

export interface SealedFile {
  readonly file: string;
  readonly blob: string;
  readonly bytes: number;
}

/** Files by the SHA-256 of their bytes: `blobs/ab/ab12...`, never changed once there. */
export class Blobs {
  readonly folder: string;
  /** Files whose bytes were found right, but that could not be sealed again: of another person, or in a store that is read-only. */
  readonly #known = new Set<string>();

  readonly #folders = new DurableFolders();

  constructor(folder: string) {
    this.folder = folder;
  }

  path(hash: string): string {
    return join(this.folder, checkHash(hash).slice(0, 2), hash);
  }

  /** Hashes and seals a file that is to be moved in. */
  async seal(file: string): Promise<SealedFile> {
    const open = openSync(file, 'r');
    try {
      const blob = await hashOpenFile(open);
      fchmodSync(open, 0o444);
      futimesSync(open, sealOf(blob), sealOf(blob));
      return { file, blob, bytes: fstatSync(open).size };
    } finally {
      closeSync(open);
    }
  }

  /**
   * Moves a sealed file in. One of the same hash that is there already is replaced: should its bytes have rotted, that heals it,
   * and who has it open keeps what was there.
   */
  async take({ file, blob }: SealedFile): Promise<void> {
    const path = this.path(blob);
    await Promise.all([syncPath(file), this.#folders.make(dirname(path))]);
    renameSync(file, path);
    await syncPath(dirname(path));
  }

  /**
   * What is wrong with a file, in words; undefined where nothing is. Cheap where its seal is whole; where something wrote to it
   * or copied it since, all its bytes are read, once.
   */
  async damage(hash: string, bytes: number): Promise<string | undefined> {
    const found = look(this.path(hash));
    if (!found?.isFile()) return 'is missing';
    if (found.size !== bytes) return `is cut short: ${found.size} of ${bytes} bytes`;
    const version = `${hash} ${found.ino} ${found.mtimeMs}`;
    if (found.mtimeMs === sealOf(hash) * 1000 || this.#known.has(version)) return undefined;
    if (!(await this.verify(hash))) return 'was changed on the disk';
    if (!setTime(this.path(hash), sealOf(hash))) this.#known.add(version);
    return undefined;
  }

  /**
   * Whether its bytes still have its hash; reads all of it. One that does not loses its seal, so that whoever uses it next notices,
   * even where the disk alone has changed it.
   */
  async verify(hash: string): Promise<boolean> {
    const path = this.path(hash);
    try {
      if ((await hashFile(path)) === hash) return true;
      setTime(path, Date.now() / 1000);
      return false;
    } catch {
      return false;
    }
  }
}

/**
 * A file's modification time is made of its hash: any later write gives it another, so that a look at the time tells whether the
 * bytes must be read. In seconds since 1970, whole ones, which every archive keeps, from 2001 to 2010.
 */
function sealOf(hash: string): number {
  return 1_000_000_000 + Number.parseInt(hash.slice(0, 7), 16);
}

function look(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** False for a file of another person, or in a store that is read-only. */
function setTime(path: string, seconds: number): boolean {
  try {
    utimesSync(path, seconds, seconds);
    return true;
  } catch {
    return false;
  }
}
