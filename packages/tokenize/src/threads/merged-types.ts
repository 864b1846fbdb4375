import { PADDING } from '@wordloom/byte-strings';
import type { Strings } from '@wordloom/schema';
import { distinctWords } from '../distinct-words.ts';

/**
 * The types of several readers in one numbering, in the order first seen in the text. Each reader reads its segments in
 * the order of the text, so that where a type stands first it is new to whoever reads it: taking in the new types segment
 * by segment meets all types in the order of the text.
 */
export class MergedTypes {
  readonly #table = distinctWords();

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
      const [start, end] = [offsets[i]!, offsets[i + 1]!];
      const known = this.#table.find(view, start, end);
      rows[i] = known >= 0 ? known : this.#table.add(padded, start, end);
    }
    return rows;
  }

  words(): Strings {
    const { bytes, offsets } = this.#table.strings();
    return { bytes: bytes.slice(), offsets: offsets.slice() };
  }
}
