import { WordloomError } from '@wordloom/errors';
import type { Strings } from '@wordloom/table/schema';

// A slot is four numbers: two of the key, length in bytes, id + 1 (0: free). The key of up to eight bytes is the bytes
// themselves, so that most words are compared without another look into memory; of more it is a hash and their last four.
const SLOT = 4;
const MAX_BYTES = 2 ** 31 - 1; // Arrow's offsets are int32

/** Distinct byte strings, numbered in the order of first sight: an open-addressing hash table over bytes, at most half full. */
export class WordTable {
  size = 0;
  #slots = new Int32Array(SLOT << 14);
  #mask = (1 << 14) - 1;
  #bytes = new Uint8Array(1 << 16);
  #view = new DataView(this.#bytes.buffer);
  #offsets = new Int32Array((1 << 13) + 1);

  /** Id of the word in bytes[start .. end], a new one at its first sight. `view` sees the same memory, with 8 bytes after `end`. */
  find(bytes: Uint8Array, view: DataView, start: number, end: number): number {
    const length = end - start;
    let low: number;
    let high = 0;
    if (length >= 8) {
      high = view.getInt32(end - 4, true);
      low = length === 8 ? view.getInt32(start, true) : hashOf(view, start, end - 4);
    } else if (length > 4) {
      low = view.getInt32(start, true);
      high = view.getInt32(start + 4, true) & ((1 << ((length - 4) << 3)) - 1);
    } else {
      low = view.getInt32(start, true);
      if (length < 4) low &= (1 << (length << 3)) - 1;
    }

    const slots = this.#slots;
    const mask = this.#mask;
    for (let place = mix(low, high, length) & mask; ; place = (place + 1) & mask) {
      const slot = place * SLOT;
      const id = slots[slot + 3]! - 1;
      if (id < 0) return this.#insert(bytes, start, end, slot, low, high);
      if (slots[slot] !== low || slots[slot + 1] !== high || slots[slot + 2] !== length) continue;
      if (length <= 8 || this.#isWord(id, view, start, end)) return id;
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
  #isWord(id: number, view: DataView, start: number, end: number): boolean {
    let at = this.#offsets[id]!;
    for (let i = start; i < end - 4; i += 4, at += 4) {
      if (view.getInt32(i, true) !== this.#view.getInt32(at, true)) return false;
    }
    return true;
  }

  #insert(bytes: Uint8Array, start: number, end: number, slot: number, low: number, high: number): number {
    const id = this.size++;
    const at = this.#offsets[id]!;
    const top = at + end - start;
    if (top + 8 > this.#bytes.length) this.#growBytes(top + 8);
    for (let i = start, to = at; i < end; i++, to++) this.#bytes[to] = bytes[i]!;
    this.#offsets[this.size] = top;
    this.#slots[slot] = low;
    this.#slots[slot + 1] = high;
    this.#slots[slot + 2] = end - start;
    this.#slots[slot + 3] = this.size;
    if (this.size * 2 > this.#mask) this.#growSlots();
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
    const old = this.#slots;
    const slots = new Int32Array(old.length * 2);
    const mask = this.#mask * 2 + 1;
    for (let from = 0; from < old.length; from += SLOT) {
      if (old[from + 3] === 0) continue;
      let place = mix(old[from]!, old[from + 1]!, old[from + 2]!) & mask;
      while (slots[place * SLOT + 3] !== 0) place = (place + 1) & mask;
      for (let i = 0; i < SLOT; i++) slots[place * SLOT + i] = old[from + i]!;
    }
    const offsets = new Int32Array((mask + 1) / 2 + 2);
    offsets.set(this.#offsets);
    this.#slots = slots;
    this.#mask = mask;
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
