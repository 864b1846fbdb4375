import { existsSync, utimesSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { renameDurable, writeSynced } from '@wordloom/durable-files';
import { Blobs } from './blobs.ts';
import { cleanStore } from './cleaning/clean-store.ts';
import { Pins } from './cleaning/pins.ts';
import { type Survey, type SurveyOptions, surveyStore } from './cleaning/survey.ts';
import { type Commit, sealOutputs, takeForeign } from './commit.ts';
import { DurableFolders } from './durable-folders.ts';
import { checkHash } from './hashes.ts';
import { Gate } from './locks/gate.ts';
import { type Lock, type LockHolder, Locks } from './locks/locks.ts';
import { Presence } from './locks/presence.ts';
import type { Manifest } from './manifest.ts';
import { manifestText } from './manifest-text.ts';
import { readManifest } from './read-manifest.ts';
import { Runs } from './runs.ts';
import { inStore } from './store-fault.ts';
import { claimFolder } from './store-format.ts';
import { type Staging, Temporary } from './temporary.ts';

export interface StoreOptions {
  /** Told when something in the store is of no use, which then counts as not there. */
  readonly onDamage?: (message: string) => void;
}

/** Artifacts by key, their bytes by content, and the record of every run, in one folder. */
export interface Store {
  readonly folder: string;
  readonly runs: Runs;
  /** Runs that a cleaning keeps. */
  readonly pins: Pins;
  /** The artifact of a key; undefined where it is missing, damaged, or lacks any of its bytes. */
  manifest(key: string): Promise<Manifest | undefined>;
  /** The same for one that is going to be used: a cleaning keeps it as long as this process is at work. */
  use(key: string): Promise<Manifest | undefined>;
  /** Says that this process works with the store, until what it gives is called; it gives way to no cleaning. */
  enter(): Promise<() => Promise<void>>;
  /**
   * Takes the lock of a key, or says who has it. A holder that is killed loses it within seconds. It spares work, no more: what
   * is committed without it is whole all the same.
   *
   * @param by who takes it, in words
   */
  lock(key: string, by: string): Promise<Lock | { readonly heldBy: LockHolder }>;
  /** Waits until nobody living has the lock of a key. */
  unlocked(key: string, signal: AbortSignal): Promise<void>;
  /** A folder in which a stage may write what it will commit. */
  begin(): Promise<Staging>;
  /**
   * Keeps a stage's outputs: their bytes first, the manifest last, so that a kill at any moment leaves the whole artifact
   * or nothing.
   *
   * @throws WordloomError `artifact/output-missing`, `artifact/manifest`, `artifact/not-writable`, `artifact/disk-full`
   */
  commit(staging: Staging, commit: Commit): Promise<Manifest>;
  /**
   * Keeps an artifact that was made elsewhere, as its manifest says: files in the staging folder are named by their hash, others
   * are here already.
   *
   * @throws WordloomError `artifact/not-whole` where any of them is missing or has other bytes; nothing is kept then
   */
  adopt(staging: Staging, manifest: Manifest): Promise<void>;
  blobPath(hash: string): string;
  /** Whether a file of this hash and size is here, and unharmed. */
  hasBlob(hash: string, bytes: number): Promise<boolean>;
  /** Where a stage may keep how far it is; a commit of its key removes it. */
  checkpointFolder(key: string): string;
  /** What of the store nothing has used for some days, and no kept run has. */
  survey(options: SurveyOptions): Promise<Survey>;
  /**
   * Deletes what a survey found unused. Runs may go on meanwhile: what they use stays.
   *
   * @throws WordloomError `artifact/not-writable`
   */
  clean(survey: Survey): Promise<void>;
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
  const folders = new DurableFolders();
  const blobs = new Blobs(join(folder, 'blobs'));
  const presence = new Presence(folder);
  const temporary = new Temporary(folder, presence);
  const locks = new Locks(folder, presence, temporary);
  const gate = new Gate(folder, presence, locks);
  const runs = new Runs(folder, temporary, onDamage);
  const pins = new Pins(folder, runs);
  const manifestPath = (key: string) => join(folder, 'stages', checkHash(key).slice(0, 2), `${key}.json`);
  const checkpointFolder = (key: string) => join(folder, 'checkpoints', checkHash(key).slice(0, 2), key);
  const told = new Set<string>();
  const tellOnce = (message: string) => {
    if (!told.has(message)) onDamage(message);
    told.add(message);
  };
  const manifest = async (key: string) => {
    const found = await readManifest(manifestPath(key), key, blobs);
    if (found && 'manifest' in found) return found.manifest;
    if (found) tellOnce(`artifact ${key.slice(0, 12)} in ${folder} is not used: ${found.damage}`);
    return undefined;
  };
  /** Its bytes are in their places when its manifest is; only that is waited for at once which is in no order. */
  const keep = async (manifest: Manifest, moveIn: () => Promise<unknown>) => {
    const path = manifestPath(manifest.key);
    const unfinished = temporary.path();
    const writing = [moveIn(), folders.make(dirname(path)), writeSynced(unfinished, manifestText(manifest))];
    const failed = (await Promise.allSettled(writing)).find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') {
      await rm(unfinished, { force: true });
      throw failed.reason;
    }
    await renameDurable(unfinished, path);
    const checkpoint = checkpointFolder(manifest.key);
    if (existsSync(checkpoint)) await rm(checkpoint, { recursive: true, force: true });
  };
  return {
    folder,
    runs,
    pins,
    manifest,
    async use(key) {
      const found = await manifest(key);
      return found && touch(manifestPath(key)) ? found : undefined;
    },
    enter: () => inStore(folder, () => presence.enter()),
    lock: (key, by) => inStore(folder, () => locks.take(checkHash(key), by)),
    unlocked: (key, signal) => locks.free(checkHash(key), signal),
    begin: () => inStore(folder, () => temporary.staging()),
    commit: (staging, commit) =>
      inStore(folder, () =>
        gate.pass(async () => {
          const { manifest, files } = await sealOutputs(blobs, staging, commit);
          await keep(manifest, () => Promise.all(files.map((file) => blobs.take(file))));
          await staging.discard();
          return manifest;
        }),
      ),
    adopt: (staging, manifest) =>
      inStore(folder, () => gate.pass(() => keep(manifest, () => takeForeign(blobs, staging, manifest)))),
    blobPath: (hash) => blobs.path(hash),
    hasBlob: async (hash, bytes) => (await blobs.damage(hash, bytes)) === undefined,
    checkpointFolder,
    survey: (options) => surveyStore(folder, runs, pins, presence, options),
    clean: (survey) =>
      inStore(folder, () => cleanStore({ folder, presence, locks, gate, temporary }, survey)),
    verifyBlob: (hash) => blobs.verify(hash),
  };
}

/** Marks a file as used now; false where it is gone. */
function touch(path: string): boolean {
  const now = new Date();
  try {
    utimesSync(path, now, now);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT'; // of another person, or in a store that is read-only
  }
}
