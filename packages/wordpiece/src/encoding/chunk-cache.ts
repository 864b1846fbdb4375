import type { ChunkPieces } from './chunk-pieces.ts';

// A slot: two numbers of the chunk's key, its length in bytes (0 where free), and its value. The key of up to eight bytes is
// the bytes themselves, of more a hash and the last four.
const SLOT = 4;
const VALUE = 3;
const MAX_CHUNKS = 1 << 16;

/** Longer chunks are not kept. */
export const MAX_KEPT_BYTES = 64;

/** What {@link ChunkCache.find} gives for a chunk that is not kept. */
export const NOT_KEPT = -(2 ** 31);

/**
 * Pieces of the chunks of text met lately. A value is the id of a chunk that is one piece, or ~place in `pieces`: there stands
 * their number, and then of each its id, and where it starts and ends in the chunk. When it is full it starts anew, so it never
 * takes more than some 10 MB.
 */
export class ChunkCache {
  pieces = new Int32Array(1 << 10);
  #used = 0;
  #size = 0;
  #slots = new Int32Array(SLOT << 10);
  #low = 0;
  #high = 0;
  #bytes = new Uint8Array(1 << 12);
  #view = new DataView(this.#bytes.buffer);
  #places = new Int32Array(1 << 10);
  #usedBytes = 0;

  /** Value of the chunk in bytes[start .. end]; `view` sees the same memory, with 8 bytes after `end`. */
  find(view: DataView, start: number, end: number): number {
    const length = end - start;
    this.#setKey(view, start, end);
    const low = this.#low;
    const high = this.#high;
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = (mix(low, high, length) * SLOT) & mask; ; slot = (slot + SLOT) & mask) {
      const kept = slots[slot + 2]!;
      if (kept === 0) return NOT_KEPT;
      if (slots[slot] !== low || slots[slot + 1] !== high || kept !== length) continue;
      if (length <= 8 || this.#isAt(this.#places[slot / SLOT]!, view, start, end))
        return slots[slot + VALUE]!;
    }
  }

  /** Keeps the pieces of the chunk in bytes[start .. end], and gives its value. */
  add(bytes: Uint8Array, view: DataView, start: number, end: number, pieces: ChunkPieces): number {
    if (this.#size === MAX_CHUNKS) this.#clear();
    if (this.#size * 2 * SLOT === this.#slots.length) this.#grow();
    this.#setKey(view, start, end);
    const { ids, starts, ends } = pieces;
    const isWhole = ids.length === 1 && starts[0] === 0 && ends[0] === end - start;
    const value = isWhole ? ids[0]! : this.#addPieces(pieces);
    const slots = this.#slots;
    const slot = this.#freeSlot(this.#low, this.#high, end - start);
    slots[slot] = this.#low;
    slots[slot + 1] = this.#high;
    slots[slot + 2] = end - start;
    slots[slot + VALUE] = value;
    if (end - start > 8) this.#places[slot / SLOT] = this.#addBytes(bytes, start, end);
    this.#size++;
    return value;
  }

  #setKey(view: DataView, start: number, end: number): void {
    const length = end - start;
    if (length <= 8) {
      this.#low = view.getInt32(start, true) & LOW_MASK[length]!;
      this.#high = view.getInt32(start + 4, true) & HIGH_MASK[length]!;
    } else {
      this.#low = hashOf(view, start, end - 4);
      this.#high = view.getInt32(end - 4, true);
    }
  }

  #isAt(place: number, view: DataView, start: number, end: number): boolean {
    for (let i = start; i < end - 4; i += 4, place += 4) {
      if (view.getInt32(i, true) !== this.#view.getInt32(place, true)) return false;
    }
    return true;
  }

  #freeSlot(low: number, high: number, length: number): number {
    const mask = this.#slots.length - 1;
    let slot = (mix(low, high, length) * SLOT) & mask;
    while (this.#slots[slot + 2] !== 0) slot = (slot + SLOT) & mask;
    return slot;
  }

  #addPieces({ ids, starts, ends }: ChunkPieces): number {
    const place = this.#used;
    this.#used += 1 + 3 * ids.length;
    if (this.#used > this.pieces.length) {
      const grown = new Int32Array(this.#used * 2);
      grown.set(this.pieces);
      this.pieces = grown;
    }
    this.pieces[place] = ids.length;
    ids.forEach((id, i) => {
      this.pieces[place + 1 + 3 * i] = id;
      this.pieces[place + 2 + 3 * i] = starts[i]!;
      this.pieces[place + 3 + 3 * i] = ends[i]!;
    });
    return ~place;
  }

  #addBytes(bytes: Uint8Array, start: number, end: number): number {
    const place = this.#usedBytes;
    if (place + MAX_KEPT_BYTES > this.#bytes.length) {
      const grown = new Uint8Array(this.#bytes.length * 2);
      grown.set(this.#bytes);
      this.#bytes = grown;
      this.#view = new DataView(grown.buffer);
    }
    this.#bytes.set(bytes.subarray(start, end), place);
    this.#usedBytes += end - start;
    return place;
  }

  #grow(): void {
    const slots = this.#slots;
    const places = this.#places;
    this.#slots = new Int32Array(slots.length * 2);
    this.#places = new Int32Array(places.length * 2);
    for (let from = 0; from < slots.length; from += SLOT) {
      if (slots[from + 2] === 0) continue;
      const slot = this.#freeSlot(slots[from]!, slots[from + 1]!, slots[from + 2]!);
      for (let i = 0; i < SLOT; i++) this.#slots[slot + i] = slots[from + i]!;
      this.#places[slot / SLOT] = places[from / SLOT]!;
    }
  }

  #clear(): void {
    this.#slots.fill(0);
    this.#size = 0;
    this.#used = 0;
    this.#usedBytes = 0;
  }
}

// Of eight bytes read as two numbers, those that belong to a chunk of 0 .. 8 bytes: a table, because branches on the length mispredict.
const LOW_MASK = Int32Array.of(0, 0xff, 0xffff, 0xffffff, -1, -1, -1, -1, -1);
const HIGH_MASK = Int32Array.of(0, 0, 0, 0, 0, 0xff, 0xffff, 0xffffff, -1);

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
