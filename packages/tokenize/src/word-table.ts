import { WordloomError } from '@wordloom/errors';
import type { Strings } from '@wordloom/schema';

// A slot: two numbers of the word's key, its length in bytes, and id + 1, or 0 where free: 16 bytes, so that a look-up
// costs one cache miss at most. The key of up to eight bytes is the bytes themselves, so that most words are compared
// without a look at them; of more it is a hash and their last four.
const SLOT = 4;
const ID = 3;
const MAX_BYTES = 2 ** 31 - 1; // Arrow's offsets are int32

// Of eight bytes read as two numbers, those that belong to a word of 0 .. 8 bytes: a table, because branches on the length mispredict.
const LOW_MASK = Int32Array.of(0, 0xff, 0xffff, 0xffffff, -1, -1, -1, -1, -1);
const HIGH_MASK = Int32Array.of(0, 0, 0, 0, 0, 0xff, 0xffff, 0xffffff, -1);

/** Distinct byte strings, numbered in the order of first sight: an open-addressing hash table over bytes, at most half full. */
export class WordTable {
  size = 0;
  #slots = new Int32Array(SLOT << 15);
  /** Word i is bytes[offsets[i] .. offsets[i + 1]]. */
  #offsets = new Int32Array((1 << 14) + 1);
  #bytes = new Uint8Array(1 << 16);
  #view = new DataView(this.#bytes.buffer);

  /** Id of the word in bytes[start .. end], a new one at its first sight. `view` sees the same memory, with 8 bytes after `end`. */
  find(bytes: Uint8Array, view: DataView, start: number, end: number): number {
    const length = end - start;
    let low: number;
    let high: number;
    if (length <= 8) {
      low = view.getInt32(start, true) & LOW_MASK[length]!;
      high = view.getInt32(start + 4, true) & HIGH_MASK[length]!;
    } else {
      low = hashOf(view, start, end - 4);
      high = view.getInt32(end - 4, true);
    }

    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = (mix(low, high, length) * SLOT) & mask; ; slot = (slot + SLOT) & mask) {
      const id = slots[slot + ID]! - 1;
      if (id < 0) return this.#add(slot, bytes, start, length, low, high);
      if (slots[slot] !== low || slots[slot + 1] !== high || slots[slot + 2] !== length) continue;
      if (length <= 8 || this.#isAt(this.#offsets[id]!, view, start, end)) return id;
    }
  }

  /** The words with these ids, in this order. */
  strings(ids: Int32Array): Strings {
    const offsets = new Int32Array(ids.length + 1);
    for (let i = 0; i < ids.length; i++) {
      offsets[i + 1] = offsets[i]! + this.#offsets[ids[i]! + 1]! - this.#offsets[ids[i]!]!;
    }
    const bytes = new Uint8Array(offsets[ids.length]!);
    for (let i = 0; i < ids.length; i++) {
      let from = this.#offsets[ids[i]!]!;
      for (let to = offsets[i]!; to < offsets[i + 1]!; to++, from++) bytes[to] = this.#bytes[from]!;
    }
    return { bytes, offsets };
  }

  // The last four bytes are part of the key, so they are known to be equal.
  #isAt(at: number, view: DataView, start: number, end: number): boolean {
    for (let i = start; i < end - 4; i += 4, at += 4) {
      if (view.getInt32(i, true) !== this.#view.getInt32(at, true)) return false;
    }
    return true;
  }

  #add(slot: number, bytes: Uint8Array, start: number, length: number, low: number, high: number): number {
    const id = this.size++;
    const at = this.#offsets[id]!;
    const top = at + length;
    if (top > this.#bytes.length) this.#growBytes(top);
    for (let i = 0; i < length; i++) this.#bytes[at + i] = bytes[start + i]!;
    this.#offsets[id + 1] = top;
    const slots = this.#slots;
    slots[slot] = low;
    slots[slot + 1] = high;
    slots[slot + 2] = length;
    slots[slot + ID] = id + 1;
    if (this.size * 2 * SLOT === this.#slots.length) this.#growSlots();
    return id;
  }

  #growBytes(needed: number): void {
    if (needed > MAX_BYTES) {
      throw new WordloomError({
        code: 'tokenize/too-many-words',
        what: `the ${this.size} distinct tokens take more than 2 GiB`,
        why: 'the unit does not fit the text: with few separators every line is a token of its own',
        fix: "choose another unit, such as 'character'",
      });
    }
    const grown = new Uint8Array(Math.min(MAX_BYTES, needed * 2));
    grown.set(this.#bytes);
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }

  #growSlots(): void {
    const offsets = new Int32Array(this.size * 2 + 1);
    offsets.set(this.#offsets);
    const old = this.#slots;
    const slots = new Int32Array(old.length * 2);
    const mask = slots.length - 1;
    for (let from = 0; from < old.length; from += SLOT) {
      if (old[from + ID] === 0) continue;
      let slot = (mix(old[from]!, old[from + 1]!, old[from + 2]!) * SLOT) & mask;
      while (slots[slot + ID] !== 0) slot = (slot + SLOT) & mask;
      for (let i = 0; i < SLOT; i++) slots[slot + i] = old[from + i]!;
    }
    this.#slots = slots;
    this.#offsets = offsets;
  }
}

function hashOf(view: DataView, start: number, end: number): number {
  let hash = 0;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at, true), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return at === end ? hash : Math.imul(hash ^ view.getInt32(end - 4, true), 0x85ebca6b);
}

function mix(low: number, high: number, length: number): number {
  let hash = Math.imul(low, 0x9e3779b1) ^ Math.imul(high ^ length, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}
