// A slot: two numbers of the key, the length in bytes, and id + 1, or 0 where free: 16 bytes, one cache miss at most a look-up.
// The key of up to eight bytes is the bytes themselves; of more it is a hash and the last four.
const SLOT = 4;
const ID = 3;
const MAX_BYTES = 2 ** 31 - 1;

/** Bytes that must stand behind a string that is looked for: keys are read eight bytes at a time. */
export const PADDING = 8;

// Of eight bytes read as two numbers, those that belong to 0 .. 8 bytes: a table, because branches on the length mispredict.
const LOW_MASK = Int32Array.of(0, 0xff, 0xffff, 0xffffff, -1, -1, -1, -1, -1);
const HIGH_MASK = Int32Array.of(0, 0, 0, 0, 0, 0xff, 0xffff, 0xffffff, -1);

/** Distinct byte strings, numbered in the order in which they were added: an open-addressing hash table, at most half full. */
export class ByteStrings {
  size = 0;
  #slots: Int32Array;
  #starts: Int32Array;
  #bytes: Uint8Array;
  #view: DataView;
  // Where the string last looked for belongs, so that adding it needs no second search.
  #slot = 0;
  #low = 0;
  #high = 0;

  readonly #full: (strings: number) => Error;

  /**
   * @param options.strings how many to make room for
   * @param options.bytes of all of them together, to make room for
   * @param options.full the error to throw where they would take 2 GiB, given their number
   */
  constructor({
    strings = 1 << 14,
    bytes = 1 << 17,
    full = (count: number) => new RangeError(`${count} strings take more than 2 GiB`),
  } = {}) {
    const capacity = 2 ** Math.ceil(Math.log2(strings + 1));
    this.#slots = new Int32Array(SLOT * 2 * capacity);
    this.#starts = new Int32Array(capacity + 1);
    this.#bytes = new Uint8Array(bytes + PADDING);
    this.#view = new DataView(this.#bytes.buffer);
    this.#full = full;
  }

  /** Id of bytes[start .. end], or -1. `view` sees the same memory, with {@link PADDING} bytes after `end`. */
  find(view: DataView, start: number, end: number): number {
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
      if (id < 0) {
        this.#slot = slot;
        this.#low = low;
        this.#high = high;
        return -1;
      }
      if (slots[slot] !== low || slots[slot + 1] !== high || slots[slot + 2] !== length) continue;
      if (length <= 8 || this.#isAt(this.#starts[id]!, view, start, end)) return id;
    }
  }

  /** Adds the string for which {@link find}, called just before, gave -1; its id. */
  add(bytes: Uint8Array, start: number, end: number): number {
    const id = this.size++;
    const at = this.#starts[id]!;
    const top = at + end - start;
    if (top + PADDING > this.#bytes.length) this.#growBytes(top);
    for (let i = start, to = at; i < end; i++, to++) this.#bytes[to] = bytes[i]!;
    this.#starts[id + 1] = top;
    const slots = this.#slots;
    slots[this.#slot] = this.#low;
    slots[this.#slot + 1] = this.#high;
    slots[this.#slot + 2] = end - start;
    slots[this.#slot + ID] = id + 1;
    if (this.size * 2 * SLOT === slots.length) this.#growSlots();
    return id;
  }

  /** All strings, one after the other: string i is bytes[offsets[i] .. offsets[i + 1]]. Valid until the next is added. */
  strings(): { readonly bytes: Uint8Array; readonly offsets: Int32Array } {
    return {
      bytes: this.#bytes.subarray(0, this.#starts[this.size]!),
      offsets: this.#starts.subarray(0, this.size + 1),
    };
  }

  /** The strings with these ids, in this order, in memory of their own. */
  select(ids: Int32Array): { readonly bytes: Uint8Array; readonly offsets: Int32Array } {
    const offsets = new Int32Array(ids.length + 1);
    for (let i = 0; i < ids.length; i++) {
      offsets[i + 1] = offsets[i]! + this.#starts[ids[i]! + 1]! - this.#starts[ids[i]!]!;
    }
    const bytes = new Uint8Array(offsets[ids.length]!);
    for (let i = 0; i < ids.length; i++) {
      let from = this.#starts[ids[i]!]!;
      for (let to = offsets[i]!; to < offsets[i + 1]!; to++, from++) bytes[to] = this.#bytes[from]!;
    }
    return { bytes, offsets };
  }

  /** Bytes of memory that the strings need, without room to grow. */
  get memory(): number {
    return this.#starts[this.size]! + this.size * 4 * (1 + SLOT * 2);
  }

  /** Forgets all strings, and keeps the memory. */
  clear(): void {
    this.size = 0;
    this.#slots.fill(0);
  }

  // The last four bytes are part of the key, so they are known to be equal.
  #isAt(at: number, view: DataView, start: number, end: number): boolean {
    for (let i = start; i < end - 4; i += 4, at += 4) {
      if (view.getInt32(i, true) !== this.#view.getInt32(at, true)) return false;
    }
    return true;
  }

  #growBytes(needed: number): void {
    if (needed + PADDING > MAX_BYTES) throw this.#full(this.size);
    const grown = new Uint8Array(Math.min(MAX_BYTES, needed * 2 + PADDING));
    grown.set(this.#bytes);
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }

  #growSlots(): void {
    const starts = new Int32Array(this.size * 2 + 1);
    starts.set(this.#starts.subarray(0, this.size + 1));
    this.#starts = starts;
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
