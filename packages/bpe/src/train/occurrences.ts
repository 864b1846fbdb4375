import { grown, type PairCounts } from './pair-counts.ts';

/**
 * Where pairs occur: an entry is a pair with words that hold it, a slice of one array. What one merge brings about of a pair is an
 * entry of its own, as in Hugging Face's trainer, so that nothing is ever moved.
 */
export class Occurrences {
  size = 0;
  pairs = new Int32Array(1 << 16);
  starts = new Int32Array(1 << 16);
  lengths = new Int32Array(1 << 16);
  words = new Int32Array(1 << 18);
  /** The entry of the same pair before, or -1. */
  befores = new Int32Array(1 << 16);
  #lastOf = new Int32Array(1 << 16).fill(-1);
  #top = 0;
  #entryOf = new Int32Array(1 << 16).fill(-1);

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
    const entryOf = this.#entryOf;
    for (let i = 0; i < length; i++) {
      const pair = pairs[i]!;
      let entry = entryOf[pair]!;
      if (entry < 0) {
        entry = this.size++;
        if (entry === this.pairs.length) this.#growEntries();
        entryOf[pair] = entry;
        this.pairs[entry] = pair;
        this.lengths[entry] = 0;
      }
      this.lengths[entry]!++;
    }
    for (let entry = first; entry < this.size; entry++) {
      this.starts[entry] = this.#top;
      this.#top += this.lengths[entry]!;
      this.lengths[entry] = 0;
    }
    for (let i = 0; i < length; i++) {
      const entry = entryOf[pairs[i]!]!;
      const at = this.starts[entry]! + this.lengths[entry]!;
      if (this.lengths[entry]! > 0 && this.words[at - 1] === words[i]) continue;
      this.words[at] = words[i]!;
      this.lengths[entry]!++;
    }
    for (let entry = first; entry < this.size; entry++) {
      const pair = this.pairs[entry]!;
      entryOf[pair] = -1;
      this.befores[entry] = this.#lastOf[pair]!;
      this.#lastOf[pair] = entry;
      onEntry(entry);
    }
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
