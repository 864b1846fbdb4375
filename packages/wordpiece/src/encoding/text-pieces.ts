import type { WordCutter } from '../pieces/word-cutter.ts';
import type { BasicOptions } from '../words/basic-options.ts';
import { chunkClasses, INNER, SEPARATOR } from '../words/chunk-classes.ts';
import { ChunkCache, MAX_KEPT_BYTES, NOT_KEPT } from './chunk-cache.ts';
import { byteLength, chunkPieces, codePointAt } from './chunk-pieces.ts';
import type { PieceList } from './piece-list.ts';

const utf8 = new TextEncoder();

// Text is taken in blocks that end at white space, so that it stays in the processor's cache and huge texts take no copy.
const BLOCK = 1 << 15;
const SLACK = 8;
const SPACE = 0x20;
const NEWLINE = 0x0a;

/** Text to pieces: chunk by chunk over UTF-8, most of them met before. */
export class TextPieces {
  readonly #basic: BasicOptions;
  readonly #cutter: WordCutter;
  readonly #cache = new ChunkCache();
  readonly #classes: Uint8Array;
  #bytes = new Uint8Array(256);
  #view = new DataView(this.#bytes.buffer);

  constructor(basic: BasicOptions, cutter: WordCutter) {
    this.#basic = basic;
    this.#cutter = cutter;
    this.#classes = chunkClasses(basic);
  }

  /** Appends the pieces of `text`, whose first byte is at `origin`; gives the number of its bytes. */
  append(text: string, origin: number, to: PieceList): number {
    let bytes = 0;
    for (let at = 0; at < text.length; ) {
      const end = blockEnd(text, at);
      bytes += this.#appendBlock(text.slice(at, end), origin + bytes, to);
      at = end;
    }
    return bytes;
  }

  #appendBlock(text: string, origin: number, to: PieceList): number {
    const needed = text.length * 3 + SLACK;
    if (needed > this.#bytes.length) this.#resize(Math.max(needed, this.#bytes.length * 2));
    const { written } = utf8.encodeInto(text, this.#bytes);
    this.#bytes[written] = SPACE; // ends the last chunk
    this.#scan(written, origin, to);
    if (this.#bytes.length > BLOCK * 8) this.#resize(256);
    return written;
  }

  #resize(size: number): void {
    this.#bytes = new Uint8Array(size);
    this.#view = new DataView(this.#bytes.buffer);
  }

  #scan(end: number, origin: number, to: PieceList): void {
    const bytes = this.#bytes;
    const classes = this.#classes;
    to.reserve(end >> 2);
    for (let at = 0; at < end; ) {
      const start = at;
      const byte = bytes[at]!;
      const code = byte < 0x80 ? byte : codePointAt(bytes, at);
      const kind = classes[code];
      at += byte < 0x80 ? 1 : byteLength(code);
      if (kind === SEPARATOR) continue;
      if (kind === INNER) at = this.#chunkEnd(at);
      this.#take(start, at, origin, to);
    }
  }

  #take(start: number, end: number, origin: number, to: PieceList): void {
    if (end - start > MAX_KEPT_BYTES) {
      const { ids, starts, ends } = this.#cut(start, end);
      for (let i = 0; i < ids.length; i++)
        to.push(ids[i]!, origin + start + starts[i]!, origin + start + ends[i]!);
      return;
    }
    const cache = this.#cache;
    let value = cache.find(this.#view, start, end);
    if (value === NOT_KEPT) value = cache.add(this.#bytes, this.#view, start, end, this.#cut(start, end));
    if (value >= 0) to.push(value, origin + start, origin + end);
    else to.pushAll(cache.pieces, ~value, origin + start);
  }

  #cut(start: number, end: number) {
    return chunkPieces(this.#bytes, start, end, this.#basic, this.#cutter);
  }

  #chunkEnd(at: number): number {
    const bytes = this.#bytes;
    const classes = this.#classes;
    for (;;) {
      const byte = bytes[at]!;
      const code = byte < 0x80 ? byte : codePointAt(bytes, at);
      if (classes[code] !== INNER) return at;
      at += byte < 0x80 ? 1 : byteLength(code);
    }
  }
}

// Where a block that starts at `at` ends: before a space or line end, so that no chunk is cut.
function blockEnd(text: string, at: number): number {
  if (text.length - at <= BLOCK * 2) return text.length;
  for (let end = at + BLOCK; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === SPACE || code === NEWLINE) return end;
  }
  return text.length;
}
