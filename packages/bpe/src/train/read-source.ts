import { WordloomError } from '@wordloom/errors';
import { PADDING, TextMemory } from '../text-memory.ts';
import type { WordCounts } from './word-counts.ts';

/** Texts, each a sequence of its own, or files, of which each line with its newline is one. */
export type TrainSource =
  | Iterable<string | Uint8Array>
  | AsyncIterable<string | Uint8Array>
  | { readonly files: readonly string[] };

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
  for await (const chunk of openFile(file)) {
    lines.push(chunk);
    await onBytes(chunk.length);
  }
  lines.finish();
}

async function* openFile(file: string): AsyncGenerator<Uint8Array> {
  const fs = globalThis.process?.getBuiltinModule?.('node:fs');
  if (!fs) {
    throw new WordloomError({
      code: 'bpe/no-files',
      what: 'there are no files here',
      why: 'this runs in a browser',
      fix: 'pass the texts themselves',
    });
  }
  try {
    yield* fs.createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Uint8Array>;
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

/** Joins chunks to lines, each counted with its newline. */
class Lines {
  #bytes = new Uint8Array((1 << 21) + PADDING);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;
  readonly #counts: WordCounts;

  constructor(counts: WordCounts) {
    this.#counts = counts;
  }

  push(chunk: Uint8Array): void {
    this.#reserve(this.#length + chunk.length);
    this.#bytes.set(chunk, this.#length);
    this.#length += chunk.length;
    let start = 0;
    for (let newline = this.#next(0); newline >= 0; newline = this.#next(start)) {
      this.#counts.add(this.#bytes, this.#view, start, newline + 1);
      start = newline + 1;
    }
    this.#drop(start);
    if (this.#length > MAX_LINE) this.finish();
  }

  finish(): void {
    this.#bytes.fill(0, this.#length, this.#length + PADDING);
    if (this.#length > 0) this.#counts.add(this.#bytes, this.#view, 0, this.#length);
    this.#length = 0;
  }

  #next(from: number): number {
    const found = this.#bytes.indexOf(0x0a, from);
    return found < this.#length ? found : -1;
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
