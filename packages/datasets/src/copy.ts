import type { Asset, AssetSource, FileType } from '@wordloom/stage';

export type HttpsSource = Extract<AssetSource, { from: 'https' }>;

/** A copy of an asset on this machine. */
export interface LocalCopy {
  readonly found: 'data folder' | 'cache' | 'package' | 'path';
  readonly asset: Asset<FileType>;
  /** Absolute path of a file (plain, `.gz` or `.xz`), or of a folder of text files. */
  readonly path: string;
}

/** A copy that has to be downloaded first. */
export interface RemoteCopy {
  readonly found: 'https';
  readonly asset: Asset<FileType>;
  readonly source: HttpsSource;
  /** Absolute path of the file in the cache that it will be. */
  readonly path: string;
}
