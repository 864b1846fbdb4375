import type { Size } from './header.ts';
import { wrongHeader } from './refusals.ts';

/** The words and vectors of a file while it is read. */
export class RowCollector {
  readonly words: string[] = [];
  /** Shape [words, dimensions]. */
  readonly vectors: Float32Array;
  readonly dimensions: number;
  /** Words in whose place, wholly or in part, U+FFFD stands, because they were not UTF-8. */
  replaced = 0;
  readonly #file: string;
  readonly #announced: number;
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  constructor(file: string, { words, dimensions }: Size) {
    this.#file = file;
    this.#announced = words;
    this.dimensions = dimensions;
    this.vectors = new Float32Array(words * dimensions);
  }

  get full(): boolean {
    return this.words.length === this.#announced;
  }

  /** Where the values of the next word belong, from here on. */
  get nextValue(): number {
    return this.words.length * this.dimensions;
  }

  /** Takes the word whose values have been put in their place. */
  add(bytes: Uint8Array): void {
    const word = this.#decoder.decode(bytes);
    if (word.includes('\ufffd') && !Buffer.from(word).equals(bytes)) this.replaced++;
    this.words.push(word);
  }

  /** @throws WordloomError `keyed-vectors/header` where fewer words came than were announced */
  finish(): void {
    if (this.full) return;
    throw wrongHeader(
      this.#file,
      `the file ends after ${this.words.length} of the ${this.#announced} words that its header announces`,
    );
  }
}
