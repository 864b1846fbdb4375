import { PADDING } from '@wordloom/byte-strings';

const PIECE = 1 << 20;
const SPACE = 0x20;
const NEWLINE = 0x0a;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/**
 * The part of a text under work, in memory of its own, followed by a newline. Chunks are joined so that what is handed on
 * ends in an ASCII space or newline, which no token of any unit and no UTF-8 sequence goes across.
 */
export class TextBuffer {
  bytes = new Uint8Array(PIECE + PADDING);
  view = new DataView(this.bytes.buffer);
  /** Place of bytes[0] in the whole text. */
  origin: number;
  #length = 0;
  #started: boolean;

  constructor(origin: number) {
    this.origin = origin;
    this.#started = origin > 0;
  }

  /** Takes the chunk in piece by piece; yields, after each that can be worked on, where the workable part ends. */
  *append(chunk: Uint8Array): Generator<number, void> {
    for (let from = 0; from < chunk.length; from += PIECE) {
      const piece = chunk.subarray(from, from + PIECE);
      this.#reserve(this.#length + piece.length);
      this.bytes.set(piece, this.#length);
      const border = Math.max(piece.lastIndexOf(SPACE), piece.lastIndexOf(NEWLINE));
      const cut = border < 0 ? 0 : this.#length + border + 1;
      this.#length += piece.length;
      this.bytes[this.#length] = NEWLINE;
      if (cut === 0) continue;
      yield cut - this.#skipByteOrderMark();
    }
  }

  /** The text is at its end: all that is left can be worked on. */
  close(): number {
    this.bytes[this.#length] = NEWLINE;
    this.#skipByteOrderMark();
    return this.#length;
  }

  /** Lets go of the first bytes. */
  drop(count: number): void {
    this.bytes.copyWithin(0, count, this.#length + 1);
    this.#length -= count;
    this.origin += count;
  }

  #skipByteOrderMark(): number {
    const marked = !this.#started && BYTE_ORDER_MARK.every((byte, i) => this.bytes[i] === byte);
    this.#started = true;
    if (!marked) return 0;
    this.drop(BYTE_ORDER_MARK.length);
    return BYTE_ORDER_MARK.length;
  }

  #reserve(length: number): void {
    if (length + PADDING <= this.bytes.length) return;
    const grown = new Uint8Array(length * 2 + PADDING);
    grown.set(this.bytes.subarray(0, this.#length));
    this.bytes = grown;
    this.view = new DataView(grown.buffer);
  }
}
