import type { Strings } from '@wordloom/schema';
import { WordTable } from '../word-table.ts';

const PADDING = 8; // WordTable reads words eight bytes at a time

/**
 * The types of several readers in one numbering, in the order first seen in the text. Each reader reads its segments in
 * the order of the text, so that where a type stands first it is new to whoever reads it: taking in the new types segment
 * by segment meets all types in the order of the text.
 */
export class MergedTypes {
  readonly #table = new WordTable();

  get size(): number {
    return this.#table.size;
  }

  /** Takes in the types that were new to the reader of the next segment, and gives their rows. */
  add({ bytes, offsets }: Strings): Int32Array {
    const padded = new Uint8Array(bytes.length + PADDING);
    padded.set(bytes);
    const view = new DataView(padded.buffer);
    const rows = new Int32Array(offsets.length - 1);
    for (let i = 0; i < rows.length; i++) {
      rows[i] = this.#table.find(padded, view, offsets[i]!, offsets[i + 1]!);
    }
    return rows;
  }

  words(): Strings {
    return this.#table.strings(Int32Array.from({ length: this.size }, (_, row) => row));
  }
}
