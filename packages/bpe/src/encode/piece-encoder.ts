import type { TokenizerDefinition } from '../definition.ts';
import { type Splitter, splitterOf } from '../split/splitter.ts';
import { longestMatch } from './longest-match.ts';
import { type Dropout, mergeLong } from './merge-long.ts';
import { mergeWord } from './merge-word.ts';
import type { PairRanks } from './pair-ranks.ts';
import { type Symbols, symbolsOf } from './symbols.ts';
import { indexTokens, pairsOf, type TokenIndex } from './token-index.ts';
import { WordCache } from './word-cache.ts';

const CACHED_BYTES = 256; // longer pieces hardly come again

export interface PieceOptions {
  readonly segmenter: 'merges' | 'longest-match';
  readonly dropout: Dropout | undefined;
}

/** Cuts spans of bytes into pieces and those into tokens; the ids gather in `output`. */
export class PieceEncoder {
  output = new Uint32Array(1 << 12);
  length = 0;
  /** Where asked for, start and end of each id's bytes in the span's buffer, flat. */
  places: number[] | undefined;
  readonly splitter: Splitter;
  readonly #definition: TokenizerDefinition;
  readonly #symbolsOf: Symbols;
  readonly #pairs: PairRanks;
  readonly #cache: WordCache;
  #index: TokenIndex | undefined;
  #symbols = new Int32Array(256);

  constructor(definition: TokenizerDefinition, idOf: (token: string) => number) {
    this.#definition = definition;
    this.splitter = splitterOf(definition.splitting);
    this.#symbolsOf = symbolsOf(definition, idOf);
    const makeIndex = () => indexTokens(definition.tokens);
    this.#pairs = pairsOf(definition, makeIndex);
    this.#cache = new WordCache(definition.wholePieces ? makeIndex : undefined);
  }

  /** Appends the ids of bytes[start .. end]; after `end` come 8 bytes that are zero. */
  encode(bytes: Uint8Array, view: DataView, start: number, end: number, options?: PieceOptions): void {
    this.reserve(end - start + 1);
    this.splitter.prepare?.(bytes, start, end);
    if (options || this.places || this.splitter.isDropped)
      this.#encodeSlowly(bytes, view, start, end, options);
    else this.#encodeQuickly(bytes, view, start, end);
  }

  reserve(more: number): void {
    if (this.length + more <= this.output.length) return;
    const grown = new Uint32Array(Math.max(this.length + more, 2 * this.output.length));
    grown.set(this.output.subarray(0, this.length));
    this.output = grown;
  }

  #encodeQuickly(bytes: Uint8Array, view: DataView, start: number, end: number): void {
    const cache = this.#cache;
    const { pieceEnd } = this.splitter;
    const output = this.output;
    let length = this.length;
    for (let at = start; at < end; ) {
      const past = pieceEnd(bytes, at, end);
      const word = cache.words.find(view, at, past);
      if (word < 0) {
        const count = this.#merge(bytes, at, past);
        for (let i = 0; i < count; i++) output[length++] = this.#symbols[i]!;
        if (past - at <= CACHED_BYTES) cache.add(bytes, at, past, this.#symbols, count);
      } else {
        const first = cache.spans[2 * word]!;
        const count = cache.spans[2 * word + 1]!;
        if (count < 0) output[length++] = first;
        else for (let i = first; i < first + count; i++) output[length++] = cache.ids[i]!;
      }
      at = past;
    }
    this.length = length;
  }

  #encodeSlowly(bytes: Uint8Array, view: DataView, start: number, end: number, options?: PieceOptions): void {
    const { pieceEnd, isDropped } = this.splitter;
    for (let at = start; at < end; ) {
      const dropped = isDropped?.(bytes, at) ?? false;
      const past = pieceEnd(bytes, at, end);
      if (!dropped) {
        const count = this.#encodePiece(bytes, view, at, past, options);
        this.reserve(count);
        for (let i = 0; i < count; i++) this.output[this.length++] = this.#symbols[i]!;
        if (this.places) this.#place(bytes, at, past, count, this.places);
      }
      at = past;
    }
  }

  #encodePiece(bytes: Uint8Array, view: DataView, at: number, end: number, options?: PieceOptions): number {
    if (options?.segmenter === 'longest-match') {
      this.#index ??= indexTokens(this.#definition.tokens);
      this.#reserveSymbols(end - at + 1);
      const piece = withEndOfWord(bytes, at, end, this.#definition.endOfWord);
      const pieceView = new DataView(piece.buffer);
      return longestMatch(
        piece,
        pieceView,
        0,
        piece.length - 8,
        this.#index,
        this.#definition,
        this.#symbols,
      );
    }
    if (options?.dropout) {
      this.#reserveSymbols(end - at + 1);
      const count = this.#symbolsOf(bytes, at, end, this.#symbols);
      return mergeLong(this.#symbols, count, this.#pairs, options.dropout);
    }
    const word = this.#cache.words.find(view, at, end);
    if (word < 0) {
      const count = this.#merge(bytes, at, end);
      if (end - at <= CACHED_BYTES) this.#cache.add(bytes, at, end, this.#symbols, count);
      return count;
    }
    const first = this.#cache.spans[2 * word]!;
    const count = Math.abs(this.#cache.spans[2 * word + 1]!);
    const single = this.#cache.spans[2 * word + 1]! < 0;
    this.#reserveSymbols(count);
    for (let i = 0; i < count; i++) this.#symbols[i] = single ? first : this.#cache.ids[first + i]!;
    return count;
  }

  #merge(bytes: Uint8Array, start: number, end: number): number {
    this.#reserveSymbols(end - start + 1);
    const count = this.#symbolsOf(bytes, start, end, this.#symbols);
    return mergeWord(this.#symbols, count, this.#pairs);
  }

  /** Notes where the ids of a piece stand: what is unknown takes the characters up to the next token that is met. */
  #place(bytes: Uint8Array, start: number, end: number, count: number, places: number[]): void {
    const { tokens, unknown, endOfWordSuffix = '', continuingPrefix = '' } = this.#definition;
    let at = start;
    for (let i = 0; i < count; i++) {
      const id = this.#symbols[i]!;
      let past = end;
      if (id !== unknown && i < count - 1) {
        past =
          at + tokens.offsets[id + 1]! - tokens.offsets[id]! - (at > start ? continuingPrefix.length : 0);
      } else if (id === unknown && i < count - 1) {
        past = at + 1;
        while (past < end && bytes[past]! >> 6 === 2) past++;
      }
      places.push(at, Math.min(past, end));
      at = Math.min(past, end);
    }
    if (endOfWordSuffix === '' && at < end) places[places.length - 1] = end;
  }

  #reserveSymbols(needed: number): void {
    if (needed > this.#symbols.length) this.#symbols = new Int32Array(2 * needed);
  }
}

/** The piece with the symbol that ends a word, and eight bytes after it. */
function withEndOfWord(bytes: Uint8Array, start: number, end: number, endOfWord = ''): Uint8Array {
  const ending = new TextEncoder().encode(endOfWord);
  const piece = new Uint8Array(end - start + ending.length + 8);
  piece.set(bytes.subarray(start, end));
  piece.set(ending, end - start);
  return piece;
}
