import { link, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Gate } from '../locks/gate.ts';
import type { Locks } from '../locks/locks.ts';
import type { Presence } from '../locks/presence.ts';
import type { Temporary } from '../temporary.ts';
import { type FoundFile, filesInShards } from './list-files.ts';
import { isManifest, referencesOf, type Survey } from './survey.ts';

/** What cleaning works with. */
export interface Cleaner {
  readonly folder: string;
  readonly presence: Presence;
  readonly locks: Locks;
  readonly gate: Gate;
  readonly temporary: Temporary;
}

const by = 'cleaning';

/** Deletes what a survey found unused, beside runs that are at work: what one of them took up meanwhile is kept. */
export async function cleanStore(cleaner: Cleaner, survey: Survey): Promise<void> {
  const { folder, gate, locks, presence } = cleaner;
  const leave = await presence.enter();
  try {
    for (const { path } of survey.unfinished) await rm(path, { recursive: true, force: true });
    for (const file of survey.artifacts) await removeUnlessUsed(cleaner, file);
    // Commits stand still, so that none takes up bytes that are going.
    await gate.closed(by, async () => {
      const used = new Set(await blobsInUse(folder, survey));
      for (const { path, name } of survey.blobs) if (!used.has(name)) await rm(path, { force: true });
    });
    for (const { path, name } of survey.checkpoints) {
      const lock = await locks.take(name, by);
      if ('heldBy' in lock) continue; // a stage goes on with it
      await rm(path, { recursive: true, force: true }).finally(lock.release);
    }
    await locks.clear();
    await presence.forgetTheDead();
  } finally {
    await leave();
  }
}

/** Who uses an artifact marks its manifest: one that was marked since it was looked at comes back. */
async function removeUnlessUsed({ temporary }: Cleaner, { path, time }: FoundFile): Promise<void> {
  const away = temporary.path();
  try {
    await rename(path, away);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const isUsed = (await stat(away)).mtimeMs !== time;
  if (isUsed) await link(away, path).catch(unlessThere); // or it was made again meanwhile
  await rm(away, { force: true });
}

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

/** Of the manifests that are there now; only those are read that are not as the survey saw them. */
async function blobsInUse(folder: string, { references }: Survey): Promise<string[]> {
  const blobs: string[] = [];
  for (const { path, name, time } of await filesInShards(join(folder, 'stages'))) {
    if (!isManifest(name)) continue;
    const known = references.get(name.slice(0, 64));
    blobs.push(...(known?.time === time ? known.blobs : (await referencesOf(path)).blobs));
  }
  return blobs;
}
