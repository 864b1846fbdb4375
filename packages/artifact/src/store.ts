import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Blobs } from './blobs.ts';
import { type Commit, takeOutputs } from './commit.ts';
import { syncPath, writeWhole } from './durable-files.ts';
import { checkHash } from './hashes.ts';
import type { Manifest } from './manifest.ts';
import { readManifest } from './read-manifest.ts';
import { Runs } from './runs.ts';
import { makeStaging, type Staging } from './staging.ts';
import { inStore } from './store-fault.ts';
import { claimFolder } from './store-format.ts';

export interface StoreOptions {
  /** Told when something in the store is of no use, which then counts as not there. */
  readonly onDamage?: (message: string) => void;
}

/** Artifacts by key, their bytes by content, and the record of every run, in one folder. */
export interface Store {
  readonly folder: string;
  readonly runs: Runs;
  /** The artifact of a key; undefined where it is missing, damaged, or lacks any of its bytes. */
  manifest(key: string): Promise<Manifest | undefined>;
  /** A folder in which a stage may write what it will commit. */
  begin(): Promise<Staging>;
  /**
   * Keeps a stage's outputs: their bytes first, the manifest last, so that a kill at any moment leaves the whole artifact
   * or nothing.
   *
   * @throws WordloomError `artifact/output-missing`, `artifact/manifest`, `artifact/not-writable`, `artifact/disk-full`
   */
  commit(staging: Staging, commit: Commit): Promise<Manifest>;
  blobPath(hash: string): string;
  /** Whether a blob's bytes still have its hash; reads all of it. */
  verifyBlob(hash: string): Promise<boolean>;
}

/**
 * The store in a folder, which is made where it is missing. Nothing is written where it is there, so that one can read
 * from a store without permission to write.
 *
 * @throws WordloomError `artifact/not-writable`, `artifact/not-a-folder`, `artifact/not-a-store` (other files are in the
 * folder), `artifact/newer-format`, `artifact/store-damaged`
 */
export async function openStore(path: string, { onDamage = () => {} }: StoreOptions = {}): Promise<Store> {
  const folder = resolve(path);
  await inStore(folder, () => claimFolder(folder));
  const blobs = new Blobs(join(folder, 'blobs'));
  const manifestPath = (key: string) => join(folder, 'stages', checkHash(key).slice(0, 2), `${key}.json`);
  return {
    folder,
    runs: new Runs(folder, onDamage),
    async manifest(key) {
      const found = await readManifest(manifestPath(key), key, blobs);
      if (found && 'manifest' in found) return found.manifest;
      if (found) onDamage(`artifact ${key.slice(0, 12)} in ${folder} is not used: ${found.damage}`);
      return undefined;
    },
    begin: () => inStore(folder, () => makeStaging(join(folder, 'tmp'))),
    commit: (staging, commit) =>
      inStore(folder, async () => {
        const manifest = await takeOutputs(blobs, staging, commit);
        const path = manifestPath(manifest.key);
        await mkdir(dirname(path), { recursive: true });
        await writeWhole(path, `${JSON.stringify(manifest)}\n`);
        await syncPath(dirname(dirname(path)));
        await staging.discard();
        return manifest;
      }),
    blobPath: (hash) => blobs.path(hash),
    verifyBlob: (hash) => blobs.verify(hash),
  };
}
