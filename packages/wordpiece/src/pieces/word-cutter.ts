import type { NormalText } from '../words/normal-text.ts';
import { PieceTrie } from './piece-trie.ts';

/** Takes a piece: its id and the normalized code points it covers, from `start` up to, not with, `end`. */
export type TakePiece = (id: number, start: number, end: number) => void;

export interface CutterOptions {
  readonly trie: PieceTrie;
  readonly unknown: number;
  /** A longer word, in code points, is unknown. */
  readonly maxCharsPerWord: number;
}

/** Cuts words into pieces, the longest that fits first; a word that cannot be cut to its end is unknown as a whole. */
export class WordCutter {
  readonly #options: CutterOptions;
  /** The word in UTF-8, and for each of its bytes the code point that it belongs to. */
  readonly #bytes: Uint8Array;
  readonly #codeOf: Int32Array;
  readonly #ids: Int32Array;
  readonly #ends: Int32Array;

  constructor(options: CutterOptions) {
    this.#options = options;
    this.#bytes = new Uint8Array(options.maxCharsPerWord * 4);
    this.#codeOf = new Int32Array(options.maxCharsPerWord * 4 + 1);
    this.#ids = new Int32Array(options.maxCharsPerWord);
    this.#ends = new Int32Array(options.maxCharsPerWord);
  }

  /** Cuts the word of code points start .. end. */
  cut(text: NormalText, start: number, end: number, take: TakePiece): void {
    const fits = end - start <= this.#options.maxCharsPerWord;
    this.#take(fits ? this.#match(this.#write(text.codes, start, end)) : -1, start, end, take);
  }

  /** Cuts a word of printable ASCII, bytes start .. end, whose code points are counted from where it starts. */
  cutAscii(bytes: Uint8Array, start: number, end: number, lowercase: boolean, take: TakePiece): void {
    const fits = end - start <= this.#options.maxCharsPerWord;
    const count = fits ? this.#match(this.#writeAscii(bytes, start, end, lowercase)) : -1;
    this.#take(count, 0, end - start, take);
  }

  #take(count: number, start: number, end: number, take: TakePiece): void {
    if (count < 0) take(this.#options.unknown, start, end);
    let from = start;
    for (let i = 0; i < count; i++) {
      take(this.#ids[i]!, from, this.#ends[i]!);
      from = this.#ends[i]!;
    }
  }

  // Number of pieces, or -1 where the word cannot be cut.
  #match(length: number): number {
    const { trie } = this.#options;
    let count = 0;
    for (let at = 0; at < length; count++) {
      const id = trie.longest(at === 0 ? PieceTrie.START : PieceTrie.CONTINUE, this.#bytes, at, length);
      if (id < 0) return -1;
      at = trie.matchEnd;
      this.#ids[count] = id;
      this.#ends[count] = this.#codeOf[at]!;
    }
    return count;
  }

  #writeAscii(bytes: Uint8Array, start: number, end: number, lowercase: boolean): number {
    const length = end - start;
    for (let i = 0; i < length; i++) {
      const byte = bytes[start + i]!;
      this.#bytes[i] = lowercase && byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
      this.#codeOf[i] = i;
    }
    this.#codeOf[length] = length;
    return length;
  }

  #write(codes: readonly number[], start: number, end: number): number {
    const bytes = this.#bytes;
    let at = 0;
    for (let i = start; i < end; i++) {
      const code = codes[i]!;
      const from = at;
      if (code < 0x80) bytes[at++] = code;
      else if (code < 0x800) bytes[at++] = 0xc0 | (code >> 6);
      else if (code < 0x10000) {
        bytes[at++] = 0xe0 | (code >> 12);
        bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
      } else {
        bytes[at++] = 0xf0 | (code >> 18);
        bytes[at++] = 0x80 | ((code >> 12) & 0x3f);
        bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
      }
      if (code >= 0x80) bytes[at++] = 0x80 | (code & 0x3f);
      this.#codeOf.fill(i, from, at);
    }
    this.#codeOf[at] = end;
    return at;
  }
}
