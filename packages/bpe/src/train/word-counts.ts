import { ByteStrings } from '@wordloom/byte-strings';
import type { Splitting } from '../definition.ts';
import { type Splitter, splitterOf } from '../split/splitter.ts';
import { tooManyWords } from '../too-many-words.ts';
import type { CountedWords } from './counted-words.ts';
import { START } from './growth.ts';
import { KnownPieces } from './known-pieces.ts';
import { SpilledWords } from './spilled-words.ts';

/** Counts the distinct pieces of text, in the order of first sight; in files where they take more than the memory given. */
export class WordCounts {
  readonly #words = new ByteStrings({ strings: START, bytes: 8 * START, full: tooManyWords });
  #counts = new Float64Array(START);
  /** Pieces that were cut because they are longer than the cap. */
  cut = 0;
  /** How text is cut. */
  readonly splitter: Splitter;
  readonly #known: KnownPieces | undefined;
  readonly #maxBytes: number;
  readonly #memory: number;
  #spilled: SpilledWords | undefined;

  constructor(
    splitting: Splitting,
    { maxWordBytes, maxTableBytes }: { maxWordBytes: number; maxTableBytes: number },
  ) {
    this.splitter = splitterOf(splitting);
    this.#known = KnownPieces.for(splitting, maxWordBytes);
    this.#maxBytes = maxWordBytes;
    this.#memory = maxTableBytes;
  }

  /** All words counted. */
  finish(): CountedWords {
    if (!this.#spilled) return this.#inMemory();
    this.#spill();
    return this.#spilled.read();
  }

  /** Removes the files, if there are any. */
  close(): void {
    this.#spilled?.close();
  }

  /** Counts the pieces of bytes[start .. end], after which 8 bytes follow. */
  add(bytes: Uint8Array, view: DataView, start: number, end: number): void {
    if (this.#known) this.#addBeyondKnown(this.#known, bytes, view, { start, end, lines: false });
    else this.#addAll(bytes, view, start, end);
  }

  /** Counts the pieces of the lines in bytes[start .. end], each of which is a text, its newline too; 8 bytes follow. */
  addLines(bytes: Uint8Array, view: DataView, start: number, end: number): void {
    if (this.#known) this.#addBeyondKnown(this.#known, bytes, view, { start, end, lines: true });
    else {
      for (let at = start; at < end; ) {
        const past = lineEnd(bytes, at, end);
        this.#addAll(bytes, view, at, past);
        at = past;
      }
    }
  }

  #addBeyondKnown(
    known: KnownPieces,
    bytes: Uint8Array,
    view: DataView,
    { start, end, lines }: { start: number; end: number; lines: boolean },
  ): void {
    const { pieceEnd } = this.splitter;
    known.open(bytes, start, end, lines);
    for (let at = known.skip(start); at < end; at = known.skip(at)) {
      const past = pieceEnd(bytes, at, lines ? lineEnd(bytes, at, end) : end);
      if (past - at > this.#maxBytes) at = this.#addParts(bytes, view, at, past);
      const word = this.#count(bytes, view, at, past);
      known.learn(word, this.#counts);
      at = past;
    }
  }

  #addAll(bytes: Uint8Array, view: DataView, start: number, end: number): void {
    const { pieceEnd, isDropped, prepare } = this.splitter;
    prepare?.(bytes, start, end);
    for (let at = start; at < end; ) {
      const dropped = isDropped?.(bytes, at) ?? false;
      const past = pieceEnd(bytes, at, end);
      if (!dropped) {
        if (past - at > this.#maxBytes) at = this.#addParts(bytes, view, at, past);
        this.#count(bytes, view, at, past);
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
      this.#count(bytes, view, at, past);
      at = past;
    }
    return at;
  }

  #count(bytes: Uint8Array, view: DataView, start: number, end: number): number {
    let word = this.#words.find(view, start, end);
    if (word < 0) {
      if (this.#words.memory >= this.#memory && this.#spill()) this.#words.find(view, start, end);
      word = this.#add(bytes, start, end);
    }
    this.#counts[word]! += 1; // only now: adding may have replaced the array
    return word;
  }

  #add(bytes: Uint8Array, start: number, end: number): number {
    const word = this.#words.add(bytes, start, end);
    if (word === this.#counts.length) {
      const larger = new Float64Array(2 * word);
      larger.set(this.#counts);
      this.#counts = larger;
    }
    return word;
  }

  /** Moves all words to files; false where there are none. */
  #spill(): boolean {
    this.#spilled ??= SpilledWords.open();
    if (!this.#spilled) return false;
    this.#spilled.write(this.#inMemory());
    this.#counts.fill(0, 0, this.#words.size);
    this.#words.clear();
    return true;
  }

  #inMemory(): CountedWords {
    this.#known?.forget(this.#counts);
    return { ...this.#words.strings(), counts: this.#counts.subarray(0, this.#words.size) };
  }
}

// Lines are short: V8's indexOf takes longer to begin than this to end.
function lineEnd(bytes: Uint8Array, at: number, end: number): number {
  while (at < end && bytes[at] !== 0x0a) at++;
  return Math.min(at + 1, end);
}
