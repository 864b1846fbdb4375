import { grown, START } from './growth.ts';

const SLOT = 4; // left, right, pair + 1, unused

/** Numbers pairs of symbols in the order in which they are met, and counts them exactly up to 2^53. */
export class PairCounts {
  size = 0;
  counts = new Float64Array(START);
  lefts = new Int32Array(START);
  rights = new Int32Array(START);
  #slots = new Int32Array(2 * SLOT * START);

  /** The pair's number; {@link reserve} has made room for it. */
  idOf(left: number, right: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = (mix(left, right) * SLOT) & mask; ; slot = (slot + SLOT) & mask) {
      const id = slots[slot + 2]! - 1;
      if (id < 0) return this.#add(slot, left, right);
      if (slots[slot] === left && slots[slot + 1] === right) return id;
    }
  }

  /** Makes room for so many new pairs: numbers and arrays stay as they are until the next call. */
  reserve(more: number): void {
    const needed = this.size + more;
    if (needed <= this.counts.length) return;
    const capacity = 2 ** Math.ceil(Math.log2(needed));
    const counts = new Float64Array(capacity);
    counts.set(this.counts);
    this.counts = counts;
    this.lefts = grown(this.lefts, capacity);
    this.rights = grown(this.rights, capacity);
    this.#rehash(capacity);
  }

  #add(slot: number, left: number, right: number): number {
    const id = this.size++;
    this.#slots[slot] = left;
    this.#slots[slot + 1] = right;
    this.#slots[slot + 2] = id + 1;
    this.lefts[id] = left;
    this.rights[id] = right;
    return id;
  }

  #rehash(capacity: number): void {
    const slots = new Int32Array(capacity * 2 * SLOT);
    const mask = slots.length - 1;
    for (let id = 0; id < this.size; id++) {
      const left = this.lefts[id]!;
      const right = this.rights[id]!;
      let slot = (mix(left, right) * SLOT) & mask;
      while (slots[slot + 2] !== 0) slot = (slot + SLOT) & mask;
      slots[slot] = left;
      slots[slot + 1] = right;
      slots[slot + 2] = id + 1;
    }
    this.#slots = slots;
  }
}

function mix(left: number, right: number): number {
  const hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}
