import { WordloomError } from '@wordloom/errors';
import { exactCounts } from './exact-counts.ts';
import { GrowingArray } from './growing-array.ts';
import { TextBuffer } from './text-buffer.ts';
import { refuseTooManyTokens } from './token-limit.ts';
import type { TokenizedSentences, TokenizeOptions, TokenTypes } from './tokens.ts';
import { TypeIndex } from './type-index.ts';
import type { Unit } from './units/unit.ts';
import { unitOf } from './units/unit-of.ts';
import { decodeAt, isInvalidAt } from './utf8.ts';

const NEWLINE = 0x0a;

/** Tokens of a text that comes in chunks, cut anywhere; see {@link tokenStream}. */
export class TokenStream {
  readonly #unit: Unit;
  readonly #strict: boolean;
  readonly #types: TypeIndex;
  readonly #text: TextBuffer;
  readonly #ids = new GrowingArray((size) => new Int32Array(size));
  readonly #ends = new GrowingArray((size) => new Int32Array(size));
  readonly #spans: { start: GrowingArray<Float64Array>; end: GrowingArray<Float64Array> } | undefined;
  #line: number;

  /**
   * @param types where to number and count the tokens
   * @param start place of the first byte, when the text is a part of another that begins with a line of it
   */
  constructor(
    { unit, lowercase = false, strict = false, spans = false }: TokenizeOptions,
    types: TypeIndex = new TypeIndex(lowercase),
    start: { readonly byte: number; readonly line: number } = { byte: 0, line: 1 },
  ) {
    this.#unit = unitOf(unit);
    this.#strict = strict;
    this.#types = types;
    this.#text = new TextBuffer(start.byte);
    this.#line = start.line;
    if (spans) {
      const places = () => new GrowingArray((size) => new Float64Array(size));
      this.#spans = { start: places(), end: places() };
    }
  }

  /** Tokens ready to be taken, those of a line not yet ended included. */
  get pending(): number {
    return this.#ids.length;
  }

  push(chunk: Uint8Array): void {
    for (const end of this.#text.append(chunk)) this.#text.drop(this.#scan(end));
  }

  /** The text is at its end; what stands after the last newline, be it nothing, is the last sentence. */
  finish(): void {
    const end = this.#text.close();
    this.#text.drop(this.#scan(end));
    this.#ends.push(this.#ids.length);
  }

  /** The sentences complete by now that were not taken before. */
  take(): TokenizedSentences {
    const count = this.#ends.length === 0 ? 0 : this.#ends.items[this.#ends.length - 1]!;
    const ends = this.#ends.take(this.#ends.length);
    const offsets = new Int32Array(ends.length + 1);
    offsets.set(ends, 1);
    this.#line += ends.length;
    const sentences = { values: this.#ids.take(count), offsets };
    if (!this.#spans) return { sentences };
    return { sentences, spans: { start: this.#spans.start.take(count), end: this.#spans.end.take(count) } };
  }

  /** All distinct tokens so far, with their counts. */
  types(): TokenTypes {
    return { words: this.#types.words(), counts: exactCounts(this.#types.counts()) };
  }

  /** Invalid UTF-8 sequences so far that became U+FFFD. */
  replaced(): number {
    return this.#types.replaced();
  }

  // Reads the tokens up to `end`, where none is cut, and gives the place reached.
  #scan(end: number): number {
    const { bytes, view, origin } = this.#text;
    const unit = this.#unit;
    const types = this.#types;
    const ids = this.#ids;
    refuseTooManyTokens(ids.length + end);
    ids.reserve(end);
    const { items, length: before } = ids;
    let count = before;
    let at = unit.separatorEnd(bytes, 0, end);
    while (at < end) {
      if (bytes[at] === NEWLINE) {
        this.#ends.push(count);
        at = unit.separatorEnd(bytes, at + 1, end);
        continue;
      }
      const start = at;
      at = unit.tokenEnd(bytes, view, start);
      items[count++] = types.formOf(bytes, view, start, at);
      if (this.#strict && types.invalidForms > 0) throw this.#invalid(start);
      if (this.#spans) {
        this.#spans.start.push(origin + start);
        this.#spans.end.push(origin + at);
      }
      at = unit.separatorEnd(bytes, at, end);
    }
    types.count(items.subarray(before, count));
    ids.length = count;
    return at;
  }

  #invalid(start: number): WordloomError {
    const { bytes, origin } = this.#text;
    let at = start;
    while (!isInvalidAt(bytes, at)) at += decodeAt(bytes, at) & 7;
    const hex = bytes[at]!.toString(16).padStart(2, '0');
    return new WordloomError({
      code: 'tokenize/invalid-utf8',
      what: `byte ${origin + at} of the text, 0x${hex}, is not valid UTF-8`,
      where: { line: this.#line + this.#ends.length },
      why: 'the text is in another encoding, or damaged',
      fix: 'convert it to UTF-8, or leave out strict to have such bytes replaced by U+FFFD',
    });
  }
}

/**
 * A tokenizer for text larger than memory: `push` chunks, `take` sentences in between, `finish`, `take` the rest, and ask
 * for the `types` at the end.
 *
 * @throws WordloomError `tokenize/invalid-utf8` with line and byte when `strict`
 */
export function tokenStream(options: TokenizeOptions): TokenStream {
  return new TokenStream(options);
}
