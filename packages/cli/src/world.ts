import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openStore, type Store } from '@wordloom/artifact';
import type { World } from '@wordloom/engine';
import { Fingerprints } from '@wordloom/engine';
import { visible, WordloomError } from '@wordloom/errors';
import { type Folders, findFolders } from './project.ts';
import { remoteHere } from './remote.ts';

/** The folders as this process sees them. */
export function foldersHere(store: string | undefined): Folders {
  return findFolders(process.cwd(), store, process.env);
}

/**
 * Everything the engine needs; the store is made where there is none.
 *
 * @param remote what `--remote` says
 */
export async function openWorld(folders: Folders, remote: string | undefined): Promise<World> {
  const { store, data, cache } = folders;
  const others = remoteHere(remote, folders);
  return {
    store: await openNoisily(store),
    ...(others ? { remote: others } : {}),
    fingerprints: new Fingerprints(join(store, 'fingerprints')),
    dataFolder: data,
    cacheFolder: cache,
  };
}

/**
 * The store, for commands that only look: nothing is made where there is none.
 *
 * @throws WordloomError `cli/no-store`
 */
export async function openStoreToRead({ store }: Folders): Promise<Store> {
  if (existsSync(store)) return openNoisily(store);
  throw new WordloomError({
    code: 'cli/no-store',
    what: 'there is no store yet, because nothing has run',
    where: { file: store },
    fix: 'run a pipeline first: wordloom run NAME; or name its store with --store DIR',
  });
}

function openNoisily(folder: string): Promise<Store> {
  return openStore(folder, { onDamage: (message) => process.stderr.write(`store: ${visible(message)}\n`) });
}
