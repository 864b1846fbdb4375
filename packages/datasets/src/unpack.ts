import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { visible, WordloomError } from '@wordloom/errors';
import type { Asset, FileType } from '@wordloom/stage';
import type { LocalCopy } from './copy.ts';
import { readContent } from './read-content.ts';
import type { TransferOptions } from './transfer-options.ts';

export interface Unpacked {
  readonly bytes: number;
  /** Of the content, in hexadecimal. */
  readonly sha256: string;
  /** Which of the asset's checksums it is, an index into `asset.sha256`; absent for a person's own text. */
  readonly edition?: number;
}

/**
 * Writes the asset's content to the file `destination`, unpacked and checked. The file appears when all of it is right, and
 * not at all otherwise.
 *
 * @throws WordloomError `datasets/checksum`, `datasets/too-large` (content beyond the declared size is not written),
 * `datasets/empty`, and those of {@link readContent}; the signal's reason when aborted
 */
export async function unpack(
  copy: LocalCopy,
  destination: string,
  options: TransferOptions = {},
): Promise<Unpacked> {
  const { asset, path } = copy;
  const hash = createHash('sha256');
  let bytes = 0;
  async function* checked(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      bytes += chunk.byteLength;
      if (bytes > (asset.bytes ?? Number.POSITIVE_INFINITY)) throw tooLarge(copy);
      hash.update(chunk);
      options.onProgress?.({
        done: bytes,
        unit: 'bytes',
        ...(asset.bytes === undefined ? {} : { total: asset.bytes }),
      });
      yield chunk;
    }
  }
  await mkdir(dirname(destination), { recursive: true });
  const partial = `${destination}.${randomUUID()}.partial`;
  try {
    const { signal } = options;
    await pipeline(
      readContent(path),
      checked,
      createWriteStream(partial, { flush: true }),
      signal ? { signal } : {},
    );
    const sha256 = hash.digest('hex');
    const edition = checkContent(copy, sha256, bytes);
    await rename(partial, destination);
    return { bytes, sha256, ...(edition === undefined ? {} : { edition }) };
  } catch (error) {
    await rm(partial, { force: true });
    options.signal?.throwIfAborted();
    throw error;
  }
}

function checkContent(copy: LocalCopy, sha256: string, bytes: number): number | undefined {
  const { asset, path } = copy;
  if (bytes === 0) {
    throw new WordloomError({
      code: 'datasets/empty',
      what: `there is no text in ${visible(path)}`,
      where: { file: path },
      fix: 'put text into it, or name another file',
    });
  }
  if (asset.sha256 === undefined) return undefined;
  const edition = asset.sha256.indexOf(sha256);
  if (edition >= 0) return edition;
  throw new WordloomError({
    code: 'datasets/checksum',
    what: `${visible(path)} is not the published ${asset.name}`,
    where: { file: path },
    problems: [
      ...asset.sha256.map(
        (expected) =>
          `expected SHA-256 ${expected}${asset.bytes === undefined ? '' : `, ${asset.bytes} bytes`}`,
      ),
      `found SHA-256 ${sha256}, ${bytes} bytes`,
    ],
    why: likelyCause(asset, bytes),
    fix: replaceOrUse(copy),
  });
}

function likelyCause(asset: Asset<FileType>, bytes: number): string {
  if (asset.bytes === bytes)
    return 'the file was edited, or its line endings or the order of its parts were changed';
  return 'the file was cut short, edited, or saved with other line endings, or is another version of the data set';
}

function replaceOrUse({ found, path }: LocalCopy): string {
  if (found === 'cache') return `delete ${path} and run again: it is downloaded anew`;
  if (found === 'package') return 'install @wordloom/datasets again';
  return `replace it with the published file, or use it as your own text: textFile(${JSON.stringify(path)})`;
}

function tooLarge({ asset, path }: LocalCopy): WordloomError {
  return new WordloomError({
    code: 'datasets/too-large',
    what: `${visible(path)} holds more than the ${asset.bytes} bytes of ${asset.name}; unpacking was stopped`,
    where: { file: path },
    why: 'the file is another version of the data set, or was made to fill the disk',
    fix: 'replace it with the published file',
  });
}
