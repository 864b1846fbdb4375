const POSITIONS = 2 ** 31; // a rank times this plus a position stays below 2^53 for ranks below 2^22

/** Ranks with positions, lowest first and leftmost among equals: a 4-ary heap of both in one number. */
export class RankHeap {
  size = 0;
  #keys: Float64Array;

  constructor(capacity: number) {
    this.#keys = new Float64Array(capacity);
  }

  get rank(): number {
    return Math.floor(this.#keys[0]! / POSITIONS);
  }

  get position(): number {
    return this.#keys[0]! - this.rank * POSITIONS; // faster than a remainder
  }

  push(rank: number, position: number): void {
    if (this.size === this.#keys.length) {
      const grown = new Float64Array(this.size * 2);
      grown.set(this.#keys);
      this.#keys = grown;
    }
    const keys = this.#keys;
    const key = rank * POSITIONS + position;
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 2;
      if (keys[parent]! <= key) break;
      keys[at] = keys[parent]!;
      at = parent;
    }
    keys[at] = key;
  }

  pop(): void {
    const keys = this.#keys;
    const size = --this.size;
    const key = keys[size]!;
    let at = 0;
    for (let child = 1; child < size; child = at * 4 + 1) {
      const end = Math.min(child + 4, size);
      let least = child;
      for (let i = child + 1; i < end; i++) if (keys[i]! < keys[least]!) least = i;
      if (keys[least]! >= key) break;
      keys[at] = keys[least]!;
      at = least;
    }
    keys[at] = key;
  }
}
