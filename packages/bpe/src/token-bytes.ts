import { writeBytesOfText } from './byte-alphabet.ts';
import type { PackedBytes } from './definition.ts';

const ABSENT = -1;
const encoder = new TextEncoder();

/** Tokens that come in whatever order, as bytes by id. */
export class TokenBytes {
  readonly #kind: 'byte-level' | 'character';
  #bytes = new Uint8Array(1 << 16);
  #used = 0;
  #starts = new Int32Array(1 << 12).fill(ABSENT);
  #ends = new Int32Array(1 << 12);
  #ids = 0;

  /** @param kind of which bytes texts are: those that byte-level vocabularies spell, where they do, else UTF-8 */
  constructor(kind: 'byte-level' | 'character') {
    this.#kind = kind;
  }

  /** @returns false, with nothing added, where the id has a token */
  add(id: number, text: string): boolean {
    if (id >= this.#starts.length) this.#growIds(id);
    if (this.#starts[id] !== ABSENT) return false;
    if (this.#used + 3 * text.length > this.#bytes.length) this.#growBytes(3 * text.length);
    this.#starts[id] = this.#used;
    this.#used += this.#write(text);
    this.#ends[id] = this.#used;
    this.#ids = Math.max(this.#ids, id + 1);
    return true;
  }

  /** By id, end to end; an id without a token is empty. */
  packed(): PackedBytes {
    const bytes = new Uint8Array(this.#used);
    const offsets = new Int32Array(this.#ids + 1);
    let at = 0;
    for (let id = 0; id < this.#ids; id++) {
      const start = this.#starts[id]!;
      if (start !== ABSENT) for (let i = start; i < this.#ends[id]!; i++) bytes[at++] = this.#bytes[i]!;
      offsets[id + 1] = at;
    }
    return { bytes, offsets };
  }

  #write(text: string): number {
    if (this.#kind === 'byte-level' && writeBytesOfText(text, this.#bytes, this.#used)) return text.length;
    return encoder.encodeInto(text, this.#bytes.subarray(this.#used)).written;
  }

  #growBytes(least: number): void {
    const grown = new Uint8Array(2 * this.#bytes.length + least);
    grown.set(this.#bytes.subarray(0, this.#used));
    this.#bytes = grown;
  }

  #growIds(least: number): void {
    const length = Math.max(2 * this.#starts.length, least + 1);
    const starts = new Int32Array(length).fill(ABSENT);
    const ends = new Int32Array(length);
    starts.set(this.#starts);
    ends.set(this.#ends);
    this.#starts = starts;
    this.#ends = ends;
  }
}
