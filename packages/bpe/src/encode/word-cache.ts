import { ByteStrings } from '@wordloom/byte-strings';
import { tooManyWords } from '../too-many-words.ts';
import type { TokenIndex } from './token-index.ts';

const MAX_WORDS = 1 << 18;
const MAX_IDS = 1 << 22;
const ONE = -1;

/** The ids of words met before; it begins anew when it is full. */
export class WordCache {
  words!: ByteStrings;
  /** Of each word: its id and ONE, or where its ids begin in `ids` and how many they are. */
  spans!: Int32Array;
  ids!: Int32Array;
  #length = 0;
  #limit = 0;
  readonly #preload: (() => TokenIndex) | undefined;

  /** @param preload makes the words that are there from the first, each a token */
  constructor(preload?: () => TokenIndex) {
    this.#preload = preload;
    this.clear();
  }

  clear(): void {
    const preloaded = this.#preload?.();
    this.words = preloaded?.words ?? new ByteStrings({ full: tooManyWords });
    this.#limit = this.words.size + MAX_WORDS;
    this.spans = new Int32Array(2 * (this.words.size + (1 << 14)));
    for (let word = 0; word < this.words.size; word++) {
      this.spans[2 * word] = preloaded!.ids[word]!;
      this.spans[2 * word + 1] = ONE;
    }
    this.ids = new Int32Array(1 << 16);
    this.#length = 0;
  }

  /** Keeps the ids of the word for which `words.find`, called just before, gave -1. */
  add(bytes: Uint8Array, start: number, end: number, ids: Int32Array, count: number): void {
    if (this.words.size >= this.#limit || this.#length + count > MAX_IDS) {
      this.clear();
      return;
    }
    const word = this.words.add(bytes, start, end);
    if (2 * word + 2 > this.spans.length) this.spans = grown(this.spans, 2 * word + 2);
    if (count === 1) {
      this.spans[2 * word] = ids[0]!;
      this.spans[2 * word + 1] = ONE;
      return;
    }
    if (this.#length + count > this.ids.length) this.ids = grown(this.ids, this.#length + count);
    this.spans[2 * word] = this.#length;
    this.spans[2 * word + 1] = count;
    for (let i = 0; i < count; i++) this.ids[this.#length++] = ids[i]!;
  }
}

function grown(array: Int32Array, needed: number): Int32Array {
  const larger = new Int32Array(Math.max(needed, 2 * array.length));
  larger.set(array);
  return larger;
}
