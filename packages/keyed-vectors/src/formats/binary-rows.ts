import { WordloomError } from '@wordloom/errors';
import { join } from './join.ts';
import { wrongHeader } from './refusals.ts';
import type { RowCollector } from './row-collector.ts';

const newline = 10;
const space = 32;
const longestWord = 100_000;

/** Reads words, each followed by a space and its values, from chunks cut anywhere; a newline before a word is no part of it. */
export class BinaryRows {
  readonly #rows: RowCollector;
  readonly #file: string;
  readonly #bytes: Uint8Array; // of all vectors
  #rest = new Uint8Array(0);

  constructor(rows: RowCollector, file: string) {
    this.#rows = rows;
    this.#file = file;
    this.#bytes = new Uint8Array(rows.vectors.buffer);
  }

  /** @throws WordloomError `keyed-vectors/format` with file and row, `keyed-vectors/header` */
  push(chunk: Uint8Array): void {
    const bytes = join(this.#rest, chunk);
    const valueBytes = 4 * this.#rows.dimensions;
    let at = 0;
    while (at < bytes.length) {
      if (this.#rows.full) {
        if (bytes[at] !== newline) throw this.#tooLong();
        at++;
        continue;
      }
      const start = bytes[at] === newline ? at + 1 : at;
      const end = bytes.indexOf(space, start);
      if (end < 0 || end + 1 + valueBytes > bytes.length) break;
      this.#take(bytes.subarray(start, end), bytes.subarray(end + 1, end + 1 + valueBytes));
      at = end + 1 + valueBytes;
    }
    this.#rest = new Uint8Array(bytes.subarray(at));
    if (this.#rest.length > valueBytes + longestWord) throw this.#wrong('a word and the space after it');
  }

  finish(): void {
    this.#rows.finish();
  }

  #take(word: Uint8Array, values: Uint8Array): void {
    const first = this.#rows.nextValue;
    if (word.length === 0) throw this.#wrong('a word');
    this.#bytes.set(values, 4 * first);
    const vector = this.#rows.vectors.subarray(first, first + this.#rows.dimensions);
    if (!vector.every(Number.isFinite)) throw this.#wrong('finite numbers');
    this.#rows.add(word);
  }

  #tooLong(): WordloomError {
    return wrongHeader(this.#file, `more follows after the ${this.#rows.words.length} words of the header`);
  }

  #wrong(expected: string): WordloomError {
    return new WordloomError({
      code: 'keyed-vectors/format',
      what: `expected ${expected} in row ${this.#rows.words.length + 1}`,
      where: { file: this.#file, row: this.#rows.words.length + 1 },
      why: 'the file is damaged, or the dimensions in its header are not its own',
      fix: 'get the file again, or name its format',
    });
  }
}
