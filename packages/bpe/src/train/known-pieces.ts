import type { PatternName, Splitting } from '../definition.ts';
import { KNOWN_PIECES } from './known-pieces-binary.generated.ts';

// The kernel's memory, laid out as assembly/known-pieces.ts has it.
const PAGES = 66;
const ANSWER = 0x8000;
const WINDOW = 0x10000;
const TABLE = 0x20000;
const SLOTS = 1 << 17;
const KEY = 4; // numbers of a slot's key; then comes its count
/** A text comes into the window in parts; one is replaced where less than this is left of it. */
const REST = 64;
/** Pieces of up to so many bytes are looked for. */
const LONGEST = 16;
/** Pieces that are known at a time. */
const ROOM = (SLOTS / 4) * 3;

/** Of the patterns that the kernel knows: whether it is that of cl100k; Llama 3's differs from it only where a text ends. */
const LIKE_CL100K: Partial<Record<PatternName, boolean>> = { gpt2: false, cl100k: true, llama3: true };

interface Exports {
  countKnown(at: number, end: number, lines: number, cl100k: number): number;
}

/** What is used of WebAssembly's interface, which TypeScript has in the library of browsers only. */
interface WebAssemblyInterface {
  Memory: new (pages: { initial: number; maximum: number }) => { readonly buffer: ArrayBuffer };
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { readonly exports: unknown };
}

/**
 * A table of short pieces of ASCII, in front of the one of all words: a WebAssembly kernel cuts text and counts what is in it,
 * up to the first piece that is not. Words keep the numbers that the table of all words gives them.
 */
export class KnownPieces {
  readonly #exports: Exports;
  readonly #cl100k: number;
  readonly #bytes: Uint8Array;
  readonly #numbers: Int32Array<ArrayBuffer>;
  readonly #counts: Float64Array;
  /** Slots in use, each by the place of its first number, and the word of each. */
  readonly #slots = new Int32Array(ROOM);
  readonly #words = new Int32Array(ROOM);
  #size = 0;
  #text: Uint8Array = new Uint8Array();
  #end = 0;
  #lines = 0;
  /** The part of the text that is in the window. */
  #from = 0;
  #to = 0;

  /** Undefined where the pieces are of a pattern that the kernel does not know, or cut sooner, or there is no WebAssembly. */
  static for(splitting: Splitting, maxWordBytes: number): KnownPieces | undefined {
    if (splitting === 'none' || !('scanner' in splitting) || maxWordBytes < LONGEST) return undefined;
    const cl100k = LIKE_CL100K[splitting.scanner];
    if (cl100k === undefined) return undefined;
    const { WebAssembly } = globalThis as unknown as { WebAssembly?: WebAssemblyInterface };
    if (!WebAssembly) return undefined;
    try {
      const memory = new WebAssembly.Memory({ initial: PAGES, maximum: PAGES });
      const module = new WebAssembly.Module(Uint8Array.from(atob(KNOWN_PIECES), (c) => c.charCodeAt(0)));
      const { exports } = new WebAssembly.Instance(module, { env: { memory } });
      return new KnownPieces(exports as Exports, memory.buffer, cl100k);
    } catch {
      return undefined; // a page's policy may forbid to compile, and old processors have no SIMD
    }
  }

  private constructor(exports: Exports, memory: ArrayBuffer, cl100k: boolean) {
    this.#cl100k = +cl100k;
    this.#exports = exports;
    this.#bytes = new Uint8Array(memory);
    this.#numbers = new Int32Array(memory);
    this.#counts = new Float64Array(memory);
  }

  /** Takes up bytes[start .. end], one text, or one a line. */
  open(bytes: Uint8Array, start: number, end: number, lines: boolean): void {
    this.#text = bytes;
    this.#end = end;
    this.#lines = +lines;
    this.#load(start);
  }

  /** Counts the known pieces from `at` on, where one begins; where the first that is not known begins. */
  skip(at: number): number {
    for (;;) {
      if (at >= this.#to) this.#load(at);
      const shift = WINDOW - this.#from;
      at = this.#exports.countKnown(at + shift, this.#to + shift, this.#lines, this.#cl100k) - shift;
      if (this.#to === this.#end || this.#to - at >= REST) return at;
      this.#load(at);
    }
  }

  /**
   * Knows the piece at which {@link skip} stopped from now on. Where there is no room it forgets all, so that it knows those
   * that the text has at this place, and moves its counts to those of all words.
   */
  learn(word: number, counts: Float64Array): void {
    const numbers = this.#numbers;
    const slot = numbers[ANSWER >> 2]! >> 2;
    if (slot === 0) return;
    if (this.#size === ROOM) {
      this.forget(counts);
      return;
    }
    for (let i = 0; i < KEY; i++) numbers[slot + i] = numbers[(ANSWER >> 2) + 2 + i]!;
    this.#slots[this.#size] = slot;
    this.#words[this.#size++] = word;
  }

  /** Knows nothing any more, and moves its counts to those of all words. */
  forget(counts: Float64Array): void {
    for (let i = 0; i < this.#size; i++) {
      const slot = this.#slots[i]!;
      counts[this.#words[i]!]! += this.#counts[(slot + KEY) >> 1]!;
      for (let i = 0; i < KEY; i++) this.#numbers[slot + i] = 0;
      this.#counts[(slot + KEY) >> 1] = 0;
    }
    this.#size = 0;
    this.#numbers[ANSWER >> 2] = 0;
  }

  #load(at: number): void {
    this.#from = at;
    this.#to = Math.min(this.#end, at + TABLE - WINDOW - REST);
    this.#bytes.set(this.#text.subarray(at, this.#to), WINDOW);
  }
}
