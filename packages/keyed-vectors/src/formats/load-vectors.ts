import { type FileHandle, open } from 'node:fs/promises';
import { WordloomError } from '@wordloom/errors';
import { KeyedVectors } from '../keyed-vectors.ts';
import { BinaryRows } from './binary-rows.ts';
import { detectFormat, refusePacked } from './detect-format.ts';
import { checkHeader, leastRowBytes, parseHeader, type Size } from './header.ts';
import { wrongHeader } from './refusals.ts';
import { RowCollector } from './row-collector.ts';
import { TextRows } from './text-rows.ts';
import type { VectorFormat } from './vector-format.ts';

export interface LoadedVectors {
  readonly vectors: KeyedVectors;
  readonly format: VectorFormat;
  /** Words that were not UTF-8: U+FFFD stands for what could not be read. */
  readonly replaced: number;
}

const headBytes = 65_536;
const chunkBytes = 1024 * 1024;
const byteOrderMark = [0xef, 0xbb, 0xbf];
const newline = 10;

/**
 * Reads a file of word vectors, a chunk at a time. Counts in its header are held against its size before memory is taken, which is
 * then that of the vectors and words.
 *
 * @param options.format by default found out from how the file starts, whatever its name: `count dimensions` in the first line is
 * word2vec's, text where the second line is a word and numbers, else binary; a first line of a word and numbers is GloVe's
 * @throws WordloomError `keyed-vectors/file`, `keyed-vectors/not-vectors`, `keyed-vectors/header`, `keyed-vectors/format` with
 * file and line
 */
export async function loadVectors(
  path: string,
  { format: given }: { format?: VectorFormat } = {},
): Promise<LoadedVectors> {
  const file = await openFile(path);
  try {
    return await readVectors(file, path, given);
  } finally {
    await file.close();
  }
}

async function readVectors(file: FileHandle, path: string, given?: VectorFormat): Promise<LoadedVectors> {
  const { size: bytes } = await file.stat();
  const { buffer, bytesRead } = await file.read(new Uint8Array(headBytes), 0, headBytes, 0);
  const mark = byteOrderMark.every((byte, i) => buffer[i] === byte) ? byteOrderMark.length : 0;
  const head = buffer.subarray(mark, bytesRead);
  refusePacked(head, path);
  const format = given ?? detectFormat(head, path);

  const { size, start } = await measure(file, head, { path, format, bytes: bytes - mark });
  const rows = new RowCollector(path, size);
  const reader =
    format === 'word2vec-binary'
      ? new BinaryRows(rows, path)
      : new TextRows(rows, { file: path, firstLine: start === 0 ? 1 : 2 });
  for await (const chunk of chunksOf(file, mark + start)) reader.push(chunk);
  reader.finish();
  return { vectors: new KeyedVectors(rows), format, replaced: rows.replaced };
}

/** How much a file holds, and where its vectors start. */
async function measure(
  file: FileHandle,
  head: Uint8Array,
  { path, format, bytes }: { path: string; format: VectorFormat; bytes: number },
): Promise<{ size: Size; start: number }> {
  const end = head.indexOf(newline);
  const firstLine = new TextDecoder().decode(head.subarray(0, end < 0 ? head.length : end));
  if (format === 'glove') {
    const dimensions = firstLine.trim().split(/[ \t]+/).length - 1;
    const most = Math.ceil((bytes + 1) / leastRowBytes({ dimensions, valueBytes: 2 }));
    return { size: { words: Math.min(await countLines(file), most), dimensions }, start: 0 };
  }
  const size = parseHeader(firstLine);
  if (!size) throw wrongHeader(path, 'the first line is not the header `count dimensions`');
  checkHeader(size, { file: path, bytes: bytes - end - 1, valueBytes: format === 'word2vec' ? 2 : 4 });
  return { size, start: end + 1 };
}

/** Lines with more in them than a carriage return. */
async function countLines(file: FileHandle): Promise<number> {
  let lines = 0;
  let length = 0; // of the line so far
  for await (const chunk of chunksOf(file, 0)) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      if (length + end - start > 1) lines++;
      length = 0;
      start = end + 1;
    }
    length += chunk.length - start;
  }
  return length > 1 ? lines + 1 : lines;
}

async function* chunksOf(file: FileHandle, from: number): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(chunkBytes);
  for (let position = from; ; ) {
    const { bytesRead } = await file.read(buffer, 0, chunkBytes, position);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    position += bytesRead;
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path);
  } catch (cause) {
    throw new WordloomError({
      code: 'keyed-vectors/file',
      what: `the file of vectors cannot be opened (${(cause as NodeJS.ErrnoException).code})`,
      where: { file: path },
      fix: 'check the path, and that you may read it',
      cause,
    });
  }
}
