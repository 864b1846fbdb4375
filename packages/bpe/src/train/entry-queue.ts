import { grown, START } from './growth.ts';

const HOT = 1 << 16; // entries that the heap begins with

/**
 * Entries by count, highest first, then by key, lowest first: a 4-ary heap of those at or above a threshold. The many below it
 * wait in a list until the heap is empty, since most never come to their turn.
 */
export class EntryQueue {
  size = 0;
  #counts = new Float64Array(START);
  #entries = new Int32Array(START);
  #keys = new Float64Array(START);
  #threshold = 0;
  #cold = new Int32Array(START);
  #coldSize = 0;
  readonly #countOf: (entry: number) => number;

  /** @param countOf an entry's count by now, asked when a cold one may become hot */
  constructor(countOf: (entry: number) => number) {
    this.#countOf = countOf;
  }

  /** Chooses the threshold so that about the HOT largest of these counts are at or above it. */
  setThreshold(counts: Float64Array): void {
    if (counts.length <= HOT) return;
    this.#threshold = Float64Array.from(counts).sort()[counts.length - HOT]!;
  }

  /** The count that the first entry had when it was put in. */
  get count(): number {
    return this.#counts[0]!;
  }

  get entry(): number {
    return this.#entries[0]!;
  }

  keyOf(entry: number): number {
    return this.#keys[entry]!;
  }

  offer(entry: number, count: number, key: number): void {
    if (entry >= this.#keys.length) {
      const keys = new Float64Array(entry * 2);
      keys.set(this.#keys);
      this.#keys = keys;
    }
    this.#keys[entry] = key;
    if (count >= this.#threshold) this.#push(entry, count);
    else this.#setAside(entry);
  }

  /** Makes sure that the first is the first of all; false where none is left. */
  settle(): boolean {
    while (this.size === 0 || this.count < this.#threshold) {
      if (this.#coldSize === 0) return this.size > 0;
      this.#threshold = this.#threshold > 8 ? Math.floor(this.#threshold / 2) : 0;
      let kept = 0;
      for (let i = 0; i < this.#coldSize; i++) {
        const entry = this.#cold[i]!;
        const count = this.#countOf(entry);
        if (count <= 0) continue;
        if (count >= this.#threshold) this.#push(entry, count);
        else this.#cold[kept++] = entry;
      }
      this.#coldSize = kept;
    }
    return true;
  }

  /** Gives the first entry another count or key, and its place by them. */
  change(count: number, key: number): void {
    const entry = this.entry;
    this.#keys[entry] = key;
    if (count >= this.#threshold) {
      this.#siftDown(entry, count);
      return;
    }
    this.drop();
    if (count > 0) this.#setAside(entry);
  }

  /** Removes the first entry. */
  drop(): void {
    const last = --this.size;
    if (last > 0) this.#siftDown(this.#entries[last]!, this.#counts[last]!);
  }

  #setAside(entry: number): void {
    if (this.#coldSize === this.#cold.length) this.#cold = grown(this.#cold, this.#coldSize * 2);
    this.#cold[this.#coldSize++] = entry;
  }

  #isBefore(entry: number, count: number, at: number): boolean {
    const other = this.#counts[at]!;
    return count !== other ? count > other : this.#keys[entry]! < this.#keys[this.#entries[at]!]!;
  }

  #push(entry: number, count: number): void {
    if (this.size === this.#entries.length) {
      this.#entries = grown(this.#entries, this.size * 2);
      const counts = new Float64Array(this.size * 2);
      counts.set(this.#counts);
      this.#counts = counts;
    }
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 2;
      if (!this.#isBefore(entry, count, parent)) break;
      this.#counts[at] = this.#counts[parent]!;
      this.#entries[at] = this.#entries[parent]!;
      at = parent;
    }
    this.#counts[at] = count;
    this.#entries[at] = entry;
  }

  #siftDown(entry: number, count: number): void {
    const counts = this.#counts;
    const entries = this.#entries;
    let at = 0;
    for (let child = 1; child < this.size; child = at * 4 + 1) {
      const end = Math.min(child + 4, this.size);
      let first = child;
      for (let i = child + 1; i < end; i++) if (this.#isBefore(entries[i]!, counts[i]!, first)) first = i;
      if (!this.#isAfter(entry, count, first)) break;
      counts[at] = counts[first]!;
      entries[at] = entries[first]!;
      at = first;
    }
    counts[at] = count;
    entries[at] = entry;
  }

  #isAfter(entry: number, count: number, at: number): boolean {
    const other = this.#counts[at]!;
    return count !== other ? count < other : this.#keys[entry]! > this.#keys[this.#entries[at]!]!;
  }
}
