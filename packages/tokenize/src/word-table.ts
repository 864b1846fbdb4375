import { WordloomError } from '@wordloom/errors';
import type { Strings } from '@wordloom/table/schema';

// What is known of a word, by id: two numbers of its key, its length in bytes, and where its bytes begin. The key of up to
// eight bytes is the bytes themselves, so that most words are compared without a look at them; of more it is a hash and
// their last four. Frequent words are met early, so their entries lie together.
const ENTRY = 4;
const MAX_BYTES = 2 ** 31 - 1; // Arrow's offsets are int32

/** Distinct byte strings, numbered in the order of first sight: an open-addressing hash table over bytes, at most half full. */
export class WordTable {
  size = 0;
  #slots = new Int32Array(1 << 15); // id + 1, or 0 where free
  #entries = new Int32Array(ENTRY << 14);
  #bytes = new Uint8Array(1 << 16);
  #view = new DataView(this.#bytes.buffer);
  #top = 0;

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
    const entries = this.#entries;
    const mask = slots.length - 1;
    for (let slot = mix(low, high, length) & mask; ; slot = (slot + 1) & mask) {
      const id = slots[slot]! - 1;
      if (id < 0) {
        slots[slot] = this.size + 1;
        return this.#add(bytes, start, length, low, high);
      }
      const entry = id * ENTRY;
      if (entries[entry] !== low || entries[entry + 1] !== high || entries[entry + 2] !== length) continue;
      if (length <= 8 || this.#isAt(entries[entry + 3]!, view, start, end)) return id;
    }
  }

  /** The words with these ids, in this order. */
  strings(ids: Int32Array): Strings {
    const offsets = new Int32Array(ids.length + 1);
    for (let i = 0; i < ids.length; i++) offsets[i + 1] = offsets[i]! + this.#entries[ids[i]! * ENTRY + 2]!;
    const bytes = new Uint8Array(offsets[ids.length]!);
    for (let i = 0; i < ids.length; i++) {
      let from = this.#entries[ids[i]! * ENTRY + 3]!;
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

  #add(bytes: Uint8Array, start: number, length: number, low: number, high: number): number {
    const at = this.#top;
    this.#top += length;
    if (this.#top > this.#bytes.length) this.#growBytes();
    for (let i = 0; i < length; i++) this.#bytes[at + i] = bytes[start + i]!;
    const id = this.size++;
    this.#entries.set([low, high, length, at], id * ENTRY);
    if (this.size * 2 === this.#slots.length) this.#growSlots();
    return id;
  }

  #growBytes(): void {
    if (this.#top > MAX_BYTES) {
      throw new WordloomError({
        code: 'tokenize/too-many-words',
        what: `the ${this.size} distinct tokens take more than 2 GiB`,
        why: 'the unit does not fit the text: with few separators every line is a token of its own',
        fix: "choose another unit, such as 'character'",
      });
    }
    const grown = new Uint8Array(Math.min(MAX_BYTES, this.#top * 2));
    grown.set(this.#bytes);
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }

  #growSlots(): void {
    const entries = new Int32Array(this.#entries.length * 2);
    entries.set(this.#entries);
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let id = 0; id < this.size; id++) {
      const entry = id * ENTRY;
      let slot = mix(entries[entry]!, entries[entry + 1]!, entries[entry + 2]!) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
    }
    this.#slots = slots;
    this.#entries = entries;
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
