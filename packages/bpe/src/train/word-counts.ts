import { ByteStrings } from '../encode/byte-strings.ts';
import type { Splitter } from '../split/splitter.ts';

/** Counts the distinct pieces of text, in the order of first sight. */
export class WordCounts {
  readonly words = new ByteStrings();
  counts = new Float64Array(1 << 14);
  /** Pieces that were cut because they are longer than the cap. */
  cut = 0;
  readonly #splitter: Splitter;
  readonly #maxBytes: number;

  constructor(splitter: Splitter, maxBytes: number) {
    this.#splitter = splitter;
    this.#maxBytes = maxBytes;
  }

  /** Counts the pieces of bytes[start .. end], after which 8 bytes follow. */
  add(bytes: Uint8Array, view: DataView, start: number, end: number): void {
    const { pieceEnd, isDropped, prepare } = this.#splitter;
    prepare?.(bytes, start, end);
    for (let at = start; at < end; ) {
      const dropped = isDropped?.(bytes, at) ?? false;
      const past = pieceEnd(bytes, at, end);
      if (!dropped) {
        if (past - at > this.#maxBytes) at = this.#addParts(bytes, view, at, past);
        this.#count(bytes, view, at, past, 1);
      }
      at = past;
    }
  }

  /** Counts all but the last part of a piece that is too long; where the last begins. */
  #addParts(bytes: Uint8Array, view: DataView, at: number, end: number): number {
    this.cut++;
    while (end - at > this.#maxBytes) {
      let past = at + this.#maxBytes;
      while (past > at + 1 && bytes[past]! >> 6 === 2) past--; // not within a character
      this.#count(bytes, view, at, past, 1);
      at = past;
    }
    return at;
  }

  #count(bytes: Uint8Array, view: DataView, start: number, end: number, count: number): void {
    let word = this.words.find(view, start, end);
    if (word < 0) {
      word = this.words.add(bytes, start, end);
      if (word === this.counts.length) {
        const larger = new Float64Array(2 * word);
        larger.set(this.counts);
        this.counts = larger;
      }
    }
    this.counts[word]! += count; // only now: adding may have replaced the array
  }
}
