const SLOT = 4; // left, right, rank, result
export const NO_PAIR = -1;

/** Which two neighbouring symbols merge, how early, and into what: an open-addressing hash table, at most half full. */
export class PairRanks {
  readonly #slots: Int32Array;
  readonly #mask: number;
  /** Places of the pairs of the first 256 ids, which bytes have in most vocabularies: half of all look-ups. */
  readonly #ofBytes = new Int32Array(1 << 16).fill(NO_PAIR);

  /** @param pairs left, right, rank and result of each, flat; of a pair that comes twice the last counts */
  constructor(pairs: Int32Array) {
    const capacity = 2 ** Math.ceil(Math.log2(Math.max(16, (pairs.length / SLOT) * 2)));
    const slots = new Int32Array(capacity * SLOT).fill(-1);
    this.#slots = slots;
    this.#mask = slots.length - 1;
    for (let i = 0; i < pairs.length; i += SLOT) {
      const left = pairs[i]!;
      const right = pairs[i + 1]!;
      let slot = (mix(left, right) * SLOT) & this.#mask;
      while (slots[slot] !== -1 && (slots[slot] !== left || slots[slot + 1] !== right)) {
        slot = (slot + SLOT) & this.#mask;
      }
      slots[slot] = left;
      slots[slot + 1] = right;
      slots[slot + 2] = pairs[i + 2]!;
      slots[slot + 3] = pairs[i + 3]!;
      if ((left | right) < 256) this.#ofBytes[(left << 8) | right] = slot;
    }
  }

  /** Where the pair stands, for {@link rankAt} and {@link resultAt}, or NO_PAIR where the two do not merge. */
  find(left: number, right: number): number {
    if ((left | right) < 256) return this.#ofBytes[(left << 8) | right]!;
    const slots = this.#slots;
    const mask = this.#mask;
    for (let slot = (mix(left, right) * SLOT) & mask; ; slot = (slot + SLOT) & mask) {
      const found = slots[slot];
      if (found === left && slots[slot + 1] === right) return slot;
      if (found === -1) return NO_PAIR;
    }
  }

  rankAt(place: number): number {
    return this.#slots[place + 2]!;
  }

  resultAt(place: number): number {
    return this.#slots[place + 3]!;
  }
}

function mix(left: number, right: number): number {
  const hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}
