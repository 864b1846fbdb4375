import { WordloomError } from '@wordloom/errors';
import type { RemoteCopy } from './copy.ts';

/** What the body of a download must be. */
export interface Declared {
  readonly algorithm: 'sha256' | 'sha1';
  readonly hashes: readonly string[];
  readonly mostBytes: number;
}

/**
 * What the asset declares of the file behind its https source: the source's own checksum, or for a plain file those of the
 * asset; and the most bytes it can have.
 *
 * @throws WordloomError `datasets/undeclared`: nothing is downloaded that could not be checked
 */
export function declaredBody({ asset, source }: RemoteCopy): Declared {
  const packed = /\.(gz|xz)$/.test(new URL(source.url).pathname);
  const own = packed ? undefined : asset.sha256;
  const hashes = source.sha256 ? [source.sha256] : source.sha1 ? [source.sha1] : own;
  if (hashes === undefined || asset.bytes === undefined) {
    throw new WordloomError({
      code: 'datasets/undeclared',
      what: `the asset ${asset.name} declares no ${asset.bytes === undefined ? 'size' : 'checksum'} for ${source.url}`,
      fix: 'declare `bytes`, and `sha256` of the asset or of its source',
    });
  }
  return {
    algorithm: source.sha256 === undefined && source.sha1 !== undefined ? 'sha1' : 'sha256',
    hashes,
    mostBytes: packed ? packedBound(asset.bytes) : asset.bytes,
  };
}

// What does not compress grows, by less than one part in a thousand and a header.
function packedBound(bytes: number): number {
  return Math.ceil(bytes * 1.001) + 1024;
}
