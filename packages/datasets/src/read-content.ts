import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { visible, WordloomError } from '@wordloom/errors';
import { tarTexts } from './tar-texts.ts';
import { textFiles } from './text-files.ts';

const chunkBytes = 256 * 1024;

/**
 * The unpacked content of a file (`.gz` and `.xz` by their names, else as it is), or of a folder or a `.tar`: its text files
 * joined by newlines. Holds a chunk at a time, however large the file.
 *
 * @throws WordloomError `datasets/damaged` where a packed file is not whole, `datasets/unreadable`, `datasets/no-text`
 */
export async function* readContent(path: string): AsyncGenerator<Uint8Array> {
  if (!(await isFolder(path))) {
    yield* readFile(path);
    return;
  }
  let first = true;
  for (const file of await textFiles(path)) {
    if (!first) yield Uint8Array.of(10);
    first = false;
    yield* readFile(join(path, file));
  }
}

export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path)).isDirectory();
}

async function* readFile(path: string): AsyncGenerator<Uint8Array> {
  try {
    if (/\.tar(\.gz|\.xz)?$/.test(path)) yield* tarTexts(unpacked(path));
    else yield* unpacked(path);
  } catch (error) {
    throw readingError(path, error as NodeJS.ErrnoException);
  }
}

function unpacked(path: string): AsyncIterable<Uint8Array> {
  if (path.endsWith('.gz')) return gunzip(path);
  return path.endsWith('.xz') ? unxz(path) : createReadStream(path, { highWaterMark: chunkBytes });
}

function gunzip(path: string): AsyncIterable<Uint8Array> {
  // The callback silences pipeline; the error itself comes out of the iteration.
  return pipeline(
    createReadStream(path, { highWaterMark: chunkBytes }),
    createGunzip({ chunkSize: chunkBytes }),
    () => {},
  );
}

async function* unxz(path: string): AsyncGenerator<Uint8Array> {
  const { default: xz } = await import('xz-decompress'); // CommonJS; loaded only where there is an .xz
  const packed = Readable.toWeb(createReadStream(path, { highWaterMark: chunkBytes }));
  yield* new xz.XzReadableStream(
    packed as ReadableStream<Uint8Array>,
  ) as unknown as AsyncIterable<Uint8Array>;
}

function packing(path: string): string {
  if (path.endsWith('.gz')) return 'gzip';
  return path.endsWith('.xz') ? 'xz' : 'tar';
}

function readingError(path: string, error: NodeJS.ErrnoException): WordloomError {
  if (error.syscall !== undefined) {
    return new WordloomError({
      code: 'datasets/unreadable',
      what: `cannot read ${visible(path)}: ${error.message}`,
      where: { file: path },
      cause: error,
    });
  }
  return new WordloomError({
    code: 'datasets/damaged',
    what: `${visible(path)} is not a whole ${packing(path)} file`,
    where: { file: path },
    why: 'the file was cut short while it was copied or downloaded, or is not what its name says',
    fix: 'replace it with a whole copy',
    cause: error,
  });
}
