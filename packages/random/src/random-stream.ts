import { hash128 } from './hash128.ts';

/** The four 32-bit words of a stream, enough to go on from exactly where it was. */
export type RandomState = readonly [number, number, number, number];

/**
 * A seeded stream of random numbers: xoshiro128** (Blackman and Vigna 2021), the same bits on every machine and version of
 * Node, because only 32-bit integer operations make it.
 */
export interface RandomStream {
  /** Uniform over 0 .. 2^32 - 1. */
  uint32(): number;
  /** Uniform over [0, 1), 32 bits of it. */
  float(): number;
  /** Uniform over 0 .. limit - 1, without bias; limit up to 2^32. */
  below(limit: number): number;
  /** Normal with mean 0 and variance 1 (Marsaglia's polar method). */
  normal(): number;
  /** Puts the items in random order, in place (Fisher-Yates). */
  shuffle<T extends { length: number; [index: number]: unknown }>(items: T): T;
  /** A stream of its own for that name; independent of how much of this one was drawn. */
  split(name: string): RandomStream;
  state(): RandomState;
}

/** The stream of a seed. Any string or number is a seed; equal seeds give equal streams. */
export function randomStream(seed: number | string): RandomStream {
  return new Xoshiro128(hash128(`seed ${seed}`), `seed ${seed}`);
}

/** A stream that goes on from a state; `name` is what its splits derive from. */
export function restoreStream(state: RandomState, name: string): RandomStream {
  return new Xoshiro128(state, name);
}

class Xoshiro128 implements RandomStream {
  #a: number;
  #b: number;
  #c: number;
  #d: number;
  readonly #name: string;

  constructor([a, b, c, d]: RandomState, name: string) {
    this.#a = a | 0;
    this.#b = b | 0;
    this.#c = c | 0;
    this.#d = d | 0;
    this.#name = name;
    if ((this.#a | this.#b | this.#c | this.#d) === 0) this.#a = 1; // the one state that would stay zero for ever
  }

  uint32(): number {
    const b = this.#b;
    const fives = Math.imul(b, 5);
    const result = Math.imul((fives << 7) | (fives >>> 25), 9);
    const shifted = b << 9;
    const c = this.#c ^ this.#a;
    const d = this.#d ^ b;
    this.#b = b ^ c;
    this.#a ^= d;
    this.#c = c ^ shifted;
    this.#d = (d << 11) | (d >>> 21);
    return result >>> 0;
  }

  float(): number {
    return this.uint32() / 2 ** 32;
  }

  below(limit: number): number {
    const excess = 2 ** 32 % limit; // draws below it would favour small results
    let draw = this.uint32();
    while (draw < excess) draw = this.uint32();
    return draw % limit;
  }

  normal(): number {
    for (;;) {
      const x = 2 * this.float() - 1;
      const y = 2 * this.float() - 1;
      const square = x * x + y * y;
      if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
    }
  }

  shuffle<T extends { length: number; [index: number]: unknown }>(items: T): T {
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [items[i], items[j]] = [items[j], items[i]];
    }
    return items;
  }

  split(name: string): RandomStream {
    const path = `${this.#name}/${name}`;
    return new Xoshiro128(hash128(path), path);
  }

  state(): RandomState {
    return [this.#a >>> 0, this.#b >>> 0, this.#c >>> 0, this.#d >>> 0];
  }
}
