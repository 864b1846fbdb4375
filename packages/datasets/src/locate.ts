import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { visible, WordloomError } from '@wordloom/errors';
import type { Asset, FileType } from '@wordloom/stage';
import { byHand } from './by-hand.ts';
import type { HttpsSource, LocalCopy, RemoteCopy } from './copy.ts';

export interface Folders {
  /** The person's own data, by convention the folder in WORDLOOM_DATA. */
  readonly dataFolder?: string | undefined;
  /** Where downloads are kept. */
  readonly cacheFolder: string;
}

/**
 * Where the asset is: in the data folder, in the cache, in a package or at a person's path, else at an https source. Nothing is
 * downloaded and no content is read.
 *
 * @throws WordloomError `datasets/missing` with everywhere that was looked, and how to get it
 */
export async function locate(asset: Asset<FileType>, folders: Folders): Promise<LocalCopy | RemoteCopy> {
  const places = possiblePlaces(asset, folders);
  for (const place of places) {
    if (place.found === 'https' || (await exists(place.path))) return place;
  }
  throw missing(
    asset,
    places.map(({ path }) => path),
    folders.dataFolder,
  );
}

function possiblePlaces(
  asset: Asset<FileType>,
  { dataFolder, cacheFolder }: Folders,
): (LocalCopy | RemoteCopy)[] {
  const { sources } = asset;
  const downloads = sources.filter((source) => source.from === 'https');
  const inData = dataFolder === undefined ? [] : asset.paths.map((path) => resolve(dataFolder, path));
  const inCache = downloads.map((source) => cachePath(asset, source, cacheFolder));
  const inPackage = sources.flatMap((source) =>
    source.from === 'package' ? [fileURLToPath(source.url)] : [],
  );
  const own = sources.flatMap((source) => (source.from === 'path' ? [resolve(source.path)] : []));
  return [
    ...inData.map((path) => ({ found: 'data folder', asset, path }) as const),
    ...inCache.map((path) => ({ found: 'cache', asset, path }) as const),
    ...inPackage.map((path) => ({ found: 'package', asset, path }) as const),
    ...own.map((path) => ({ found: 'path', asset, path }) as const),
    ...downloads.map((source, i) => ({ found: 'https', asset, source, path: inCache[i]! }) as const),
  ];
}

// Keyed by what is declared, so that a corrected URL or checksum does not find the download of the old one.
function cachePath(asset: Asset<FileType>, source: HttpsSource, cacheFolder: string): string {
  const key = createHash('sha256')
    .update(JSON.stringify([source, asset.sha256]))
    .digest('hex')
    .slice(0, 12);
  return join(resolve(cacheFolder), `${asset.name}-${key}`, basename(new URL(source.url).pathname));
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function missing(asset: Asset<FileType>, looked: string[], dataFolder: string | undefined): WordloomError {
  const own = asset.sources.find((source) => source.from === 'path');
  if (own) {
    return new WordloomError({
      code: 'datasets/missing',
      what: `there is no file or folder ${visible(own.path)}`,
      where: { file: resolve(own.path) },
      fix: 'check the path; it is relative to the folder that the program runs in',
    });
  }
  return new WordloomError({
    code: 'datasets/missing',
    what: `the data set ${asset.name} (${asset.summary}) is not on this machine`,
    problems: looked.map((path) => `not there: ${path}`),
    why:
      dataFolder === undefined
        ? 'WORDLOOM_DATA is not set'
        : `${dataFolder}, the folder in WORDLOOM_DATA, does not hold it`,
    fix: byHand(asset),
  });
}
