import { classOf, isLetter } from './unicode/code-point-class.ts';

const CHUNK = 1 << 16; // characters at a time: their bytes stay in the processor's cache
export const PADDING = 8;

/** Work on a part of a text: bytes[0 .. end], with zero bytes after it. */
export type Visit = (bytes: Uint8Array, view: DataView, end: number) => void;

/** The memory in which text becomes bytes, a chunk at a time. */
export class TextMemory {
  #bytes = new Uint8Array(3 * CHUNK + PADDING);
  #view = new DataView(this.#bytes.buffer);
  readonly #encoder = new TextEncoder();

  /** @param local whether the text may be cut between a letter and white space, where every pattern cuts */
  text(text: string, local: boolean, visit: Visit): void {
    for (let start = 0; start < text.length; ) {
      const end = local ? chunkEnd(text, start) : text.length;
      const chunk = start === 0 && end === text.length ? text : text.slice(start, end);
      this.#reserve(3 * chunk.length);
      this.#visit(this.#encoder.encodeInto(chunk, this.#bytes).written, visit);
      start = end;
    }
  }

  bytes(bytes: Uint8Array, visit: Visit): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes);
    this.#visit(bytes.length, visit);
  }

  #visit(length: number, visit: Visit): void {
    this.#bytes.fill(0, length, length + PADDING);
    visit(this.#bytes, this.#view, length);
  }

  #reserve(length: number): void {
    if (length + PADDING <= this.#bytes.length) return;
    this.#bytes = new Uint8Array(length + PADDING);
    this.#view = new DataView(this.#bytes.buffer);
  }
}

function chunkEnd(text: string, start: number): number {
  for (let at = start + CHUNK; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if ((unit === 0x20 || unit === 0x0a) && isLetter(classOf(text.charCodeAt(at - 1)))) return at;
  }
  return text.length;
}
