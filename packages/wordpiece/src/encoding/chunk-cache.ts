import { ByteStrings } from '@wordloom/byte-strings';
import type { ChunkPieces } from './chunk-pieces.ts';

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
  readonly #chunks = new ByteStrings({ strings: 1 << 9, bytes: 1 << 12 });
  #values = new Int32Array(1 << 10);

  /** Value of the chunk in bytes[start .. end]; `view` sees the same memory, with 8 bytes after `end`. */
  find(view: DataView, start: number, end: number): number {
    const chunk = this.#chunks.find(view, start, end);
    return chunk < 0 ? NOT_KEPT : this.#values[chunk]!;
  }

  /** Keeps the pieces of the chunk in bytes[start .. end], for which {@link find} gave NOT_KEPT, and gives its value. */
  add(bytes: Uint8Array, view: DataView, start: number, end: number, pieces: ChunkPieces): number {
    if (this.#chunks.size === MAX_CHUNKS) {
      this.#chunks.clear();
      this.#used = 0;
    }
    this.#chunks.find(view, start, end); // others may have been looked for since
    const { ids, starts, ends } = pieces;
    const isWhole = ids.length === 1 && starts[0] === 0 && ends[0] === end - start;
    const value = isWhole ? ids[0]! : this.#addPieces(pieces);
    const chunk = this.#chunks.add(bytes, start, end);
    if (chunk === this.#values.length) this.#values = doubled(this.#values);
    this.#values[chunk] = value;
    return value;
  }

  #addPieces({ ids, starts, ends }: ChunkPieces): number {
    const place = this.#used;
    this.#used += 1 + 3 * ids.length;
    while (this.#used > this.pieces.length) this.pieces = doubled(this.pieces);
    this.pieces[place] = ids.length;
    ids.forEach((id, i) => {
      this.pieces[place + 1 + 3 * i] = id;
      this.pieces[place + 2 + 3 * i] = starts[i]!;
      this.pieces[place + 3 + 3 * i] = ends[i]!;
    });
    return ~place;
  }
}

function doubled(items: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(items.length * 2);
  grown.set(items);
  return grown;
}
