import { grown, START } from './growth.ts';
import type { PairCounts } from './pair-counts.ts';

/**
 * Where pairs occur: an entry is a pair with words that hold it, a slice of one array. What one merge brings about of a pair is an
 * entry of its own, as in Hugging Face's trainer, so that nothing is ever moved.
 */
export class Occurrences {
  size = 0;
  pairs = new Int32Array(START);
  starts = new Int32Array(START);
  lengths = new Int32Array(START);
  words = new Int32Array(START);
  /** The entry of the same pair before, or -1. */
  befores = new Int32Array(START);
  #lastOf = new Int32Array(START).fill(-1);
  #top = 0;
  #entryOf = new Int32Array(START).fill(-1);

  /** The last entry of a pair, or -1. */
  lastOf(pair: number): number {
    return pair < this.#lastOf.length ? this.#lastOf[pair]! : -1;
  }

  /**
   * An entry for each distinct one of `pairs`, with the words that stand beside it in `words`, in order; neighbours that are
   * equal count once. Calls `onEntry` for each.
   */
  add(
    pairs: Int32Array,
    words: Int32Array,
    length: number,
    counts: PairCounts,
    onEntry: (entry: number) => void,
  ): void {
    this.#reserve(length, counts.size);
    const first = this.size;
    this.#countWords(pairs, length);
    this.#placeSlices(first);
    this.#fillSlices(pairs, words, length);
    for (let entry = first; entry < this.size; entry++) {
      this.#close(entry);
      onEntry(entry);
    }
  }

  // Each loop is a function of its own. In one function, V8 enters the code that it made for the first loop of the first, long
  // call again at every merge, and leaves it again at the end of that loop for code that is not optimized.

  #countWords(pairs: Int32Array, length: number): void {
    for (let i = 0; i < length; i++) {
      const pair = pairs[i]!;
      let entry = this.#entryOf[pair]!;
      if (entry < 0) entry = this.#open(pair);
      this.lengths[entry]!++;
    }
  }

  #open(pair: number): number {
    const entry = this.size++;
    if (entry === this.pairs.length) this.#growEntries();
    this.#entryOf[pair] = entry;
    this.pairs[entry] = pair;
    this.lengths[entry] = 0;
    return entry;
  }

  #placeSlices(first: number): void {
    for (let entry = first; entry < this.size; entry++) {
      this.starts[entry] = this.#top;
      this.#top += this.lengths[entry]!;
      this.lengths[entry] = 0;
    }
  }

  #fillSlices(pairs: Int32Array, words: Int32Array, length: number): void {
    for (let i = 0; i < length; i++) {
      const entry = this.#entryOf[pairs[i]!]!;
      const at = this.starts[entry]! + this.lengths[entry]!;
      if (this.lengths[entry]! > 0 && this.words[at - 1] === words[i]) continue;
      this.words[at] = words[i]!;
      this.lengths[entry]!++;
    }
  }

  #close(entry: number): void {
    const pair = this.pairs[entry]!;
    this.#entryOf[pair] = -1;
    this.befores[entry] = this.#lastOf[pair]!;
    this.#lastOf[pair] = entry;
  }

  #reserve(more: number, pairs: number): void {
    if (this.#top + more > this.words.length) {
      this.words = grown(this.words, Math.max(this.#top + more, Math.floor(this.words.length * 1.5)));
    }
    if (pairs > this.#entryOf.length) {
      const before = this.#entryOf.length;
      this.#entryOf = grown(this.#entryOf, pairs * 2).fill(-1, before);
      this.#lastOf = grown(this.#lastOf, pairs * 2).fill(-1, before);
    }
  }

  #growEntries(): void {
    const capacity = this.pairs.length * 2;
    this.pairs = grown(this.pairs, capacity);
    this.starts = grown(this.starts, capacity);
    this.lengths = grown(this.lengths, capacity);
    this.befores = grown(this.befores, capacity);
  }
}
