import type { Strings } from '@wordloom/schema';
import { GrowingArray } from '../growing-array.ts';
import { TokenStream } from '../token-stream.ts';
import type { Sentences, TokenizeOptions } from '../tokens.ts';
import { TypeIndex } from '../type-index.ts';
import type { TextBlock } from './text-block.ts';

export type ReaderOptions = Pick<TokenizeOptions, 'unit' | 'lowercase' | 'strict'>;

/** What a reader found in a segment of a block. */
export interface SegmentFound {
  readonly segment: number;
  readonly sentences: number;
  readonly tokens: number;
  /** The types that the reader saw for the first time, in order. */
  readonly newWords: Strings;
  readonly isInvalid: boolean;
}

/** Where the sentences of a block belong. */
export interface Placement {
  /** Rows, in the types of the whole text, of the types that were new to this reader, segment by segment. */
  readonly rows: readonly Int32Array[];
  /** The block's tokens and sentence offsets, over shared memory. */
  readonly values: Int32Array;
  readonly offsets: Int32Array;
  /** By segment, the number of tokens and of sentences before it in the block. */
  readonly tokensBefore: readonly number[];
  readonly sentencesBefore: readonly number[];
}

/**
 * What one thread does: it tokenizes segments of blocks with a numbering of types of its own, and writes the tokens to
 * their place when it is told the numbering of the whole text.
 */
export class SegmentReader {
  readonly #options: ReaderOptions;
  readonly #types: TypeIndex;
  readonly #rows = new GrowingArray((size) => new Int32Array(size));
  #stream: TokenStream | undefined;
  #read: { segment: number; sentences: Sentences }[] = [];

  constructor(options: ReaderOptions) {
    this.#options = options;
    this.#types = new TypeIndex(options.lowercase ?? false);
  }

  /** @param onSegment called for each segment it claimed, in the order of the text */
  read(block: TextBlock, onSegment: (found: SegmentFound) => void): void {
    const count = block.borders.length - 1;
    for (;;) {
      const segment = Atomics.add(block.claims, 0, 1);
      if (segment >= count) break;
      const found = this.#readSegment(block, segment);
      if (this.#options.strict && found.isInvalid) Atomics.store(block.claims, 0, count); // all before it are claimed
      onSegment(found);
    }
  }

  place({ rows, values, offsets, tokensBefore, sentencesBefore }: Placement): void {
    for (const part of rows) for (const row of part) this.#rows.push(row);
    const rowOfType = this.#rows.items;
    for (const { segment, sentences } of this.#read) {
      const firstToken = tokensBefore[segment]!;
      const firstSentence = sentencesBefore[segment]!;
      const { values: types, offsets: ends } = sentences;
      for (let i = 0; i < types.length; i++) values[firstToken + i] = rowOfType[types[i]!]!;
      for (let i = 1; i < ends.length; i++) offsets[firstSentence + i] = firstToken + ends[i]!;
    }
    this.#read = [];
  }

  /** Occurrences of each of `size` types of the whole text, and invalid sequences replaced, in what this reader read. */
  counts(size: number): { counts: Float64Array; replaced: number } {
    const counts = new Float64Array(size);
    this.#types.counts().forEach((count, type) => {
      counts[this.#rows.items[type]!] = count;
    });
    return { counts, replaced: this.#types.replaced() };
  }

  #readSegment({ text, borders, start, isLast }: TextBlock, segment: number): SegmentFound {
    const types = this.#types;
    const { size, invalidForms } = types;
    const from = borders[segment]!;
    this.#stream ??= new TokenStream({ ...this.#options, strict: false }, types, {
      byte: start + from,
      line: 1,
    });
    this.#stream.push(text.subarray(from, borders[segment + 1]));
    if (isLast && segment === borders.length - 2) this.#stream.finish();
    const { sentences } = this.#stream.take();
    this.#read.push({ segment, sentences });
    return {
      segment,
      sentences: sentences.offsets.length - 1,
      tokens: sentences.values.length,
      newWords: types.words(size),
      isInvalid: types.invalidForms > invalidForms,
    };
  }
}
