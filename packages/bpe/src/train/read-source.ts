import { WordloomError } from '@wordloom/errors';
import { fileSystem } from '../files/file-system.ts';
import { PADDING, TextMemory } from '../text-memory.ts';
import type { WordCounts } from './word-counts.ts';

/** Texts, each a sequence of its own, or files, of which each line with its newline is one. */
export type TrainSource =
  | Iterable<string | Uint8Array>
  | AsyncIterable<string | Uint8Array>
  | { readonly files: readonly string[] };

const CHUNK = 1 << 18;
const MAX_LINE = 1 << 24; // a longer line is cut

/** Counts the words of a source; `onBytes` is told of bytes as they are read, and may end it by throwing. */
export async function countSource(
  source: TrainSource,
  counts: WordCounts,
  local: boolean,
  onBytes: (bytes: number) => Promise<void>,
): Promise<void> {
  if ('files' in source) {
    for (const file of source.files) await countFile(file, counts, onBytes);
    return;
  }
  const memory = new TextMemory();
  for await (const text of source) {
    const visit = (bytes: Uint8Array, view: DataView, end: number) => counts.add(bytes, view, 0, end);
    if (typeof text === 'string') memory.text(text, local, visit);
    else memory.bytes(text, visit);
    await onBytes(text.length);
  }
}

async function countFile(file: string, counts: WordCounts, onBytes: (bytes: number) => Promise<void>) {
  const lines = new Lines(counts);
  const handle = await named(file, fileSystem().open(file));
  try {
    for (;;) {
      const { bytesRead } = await named(file, handle.read(lines.room(CHUNK), 0, CHUNK, null));
      if (bytesRead === 0) break;
      lines.push(bytesRead);
      await onBytes(bytesRead);
    }
    lines.finish();
  } finally {
    await handle.close();
  }
}

/** What is done with a file; an error names it. */
async function named<T>(file: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw new WordloomError({
      code: 'bpe/no-file',
      what: `the file cannot be read: ${cause instanceof Error ? cause.message : cause}`,
      where: { file },
      fix: 'check the path',
      cause,
    });
  }
}

/** Joins what is read to whole lines, which are counted. */
class Lines {
  #bytes = new Uint8Array(2 * CHUNK + PADDING);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;
  readonly #counts: WordCounts;

  constructor(counts: WordCounts) {
    this.#counts = counts;
  }

  /** Where the next bytes are to be put. */
  room(length: number): Uint8Array {
    this.#reserve(this.#length + length);
    return this.#bytes.subarray(this.#length, this.#length + length);
  }

  /** Takes so many bytes, which were put there. */
  push(length: number): void {
    this.#length += length;
    const end = this.#bytes.subarray(0, this.#length).lastIndexOf(0x0a) + 1;
    this.#counts.addLines(this.#bytes, this.#view, 0, end);
    this.#drop(end);
    if (this.#length > MAX_LINE) this.finish();
  }

  finish(): void {
    this.#bytes.fill(0, this.#length, this.#length + PADDING);
    if (this.#length > 0) this.#counts.add(this.#bytes, this.#view, 0, this.#length);
    this.#length = 0;
  }

  #drop(count: number): void {
    this.#bytes.copyWithin(0, count, this.#length);
    this.#length -= count;
  }

  #reserve(length: number): void {
    if (length + PADDING <= this.#bytes.length) return;
    const larger = new Uint8Array(2 * length + PADDING);
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer);
  }
}
