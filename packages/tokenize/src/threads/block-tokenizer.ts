import { exactCounts } from '../exact-counts.ts';
import { refuseTooManyTokens } from '../token-limit.ts';
import { TokenStream } from '../token-stream.ts';
import type { Sentences, TokenTypes } from '../tokens.ts';
import { unitOf } from '../units/unit-of.ts';
import { MergedTypes } from './merged-types.ts';
import { type ReaderOptions, type SegmentFound, SegmentReader } from './segment-reader.ts';
import { SegmentThread } from './segment-thread.ts';
import { segmentBorders, type TextBlock } from './text-block.ts';

const SEGMENT_BYTES = 2 ** 21;
const SEGMENTS_PER_THREAD = 4; // with fewer, starting a thread costs more than it saves

export interface BlockTokenizerOptions extends ReaderOptions {
  readonly threads: number;
  readonly segmentBytes?: number;
}

interface MergedSegment extends SegmentFound {
  /** Who read it, as an index of the readers. */
  readonly reader: number;
  /** Rows, in the types of the whole text, of its new words. */
  readonly rows: Int32Array;
}

/**
 * Tokenizes a text block by block, the segments of a block in threads. What comes out does not depend on the number of
 * threads, nor on where blocks and segments end.
 */
export class BlockTokenizer {
  readonly #options: BlockTokenizerOptions;
  readonly #segmentBytes: number;
  readonly #types = new MergedTypes();
  #readers: (SegmentReader | SegmentThread)[] = [];
  #bytes = 0;
  #sentences = 0;

  constructor(options: BlockTokenizerOptions) {
    unitOf(options.unit); // refused here, not in a thread
    this.#options = options;
    this.#segmentBytes = options.segmentBytes ?? SEGMENT_BYTES;
  }

  /**
   * The sentences of the next part of the text, which ends in a newline unless it is the last. The first block decides
   * how many threads are started: none when it is small, or one line.
   */
  async read(text: Uint8Array, isLast: boolean): Promise<Sentences> {
    const borders = segmentBorders(text, this.#segmentBytes);
    const claims = new Int32Array(new SharedArrayBuffer(4));
    const block = { text, borders, start: this.#bytes, isLast, claims };
    if (this.#readers.length === 0) this.#readers = this.#startReaders(borders.length - 1);

    const segments = await this.#readSegments(block);
    if (this.#options.strict) this.#refuseInvalid(block, segments);
    const sentences = await this.#place(segments);
    this.#bytes += text.length;
    this.#sentences += sentences.offsets.length - 1;
    return sentences;
  }

  /** All types, and how many invalid UTF-8 sequences were replaced. */
  async types(): Promise<{ types: TokenTypes; replaced: number }> {
    const { size } = this.#types;
    const parts = await Promise.all(this.#readers.map((reader) => reader.counts(size)));
    const counts = new Float64Array(size);
    for (const part of parts) for (let row = 0; row < size; row++) counts[row]! += part.counts[row]!;
    const replaced = parts.reduce((sum, part) => sum + part.replaced, 0);
    return { types: { words: this.#types.words(), counts: exactCounts(counts) }, replaced };
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    await Promise.all(this.#readers.map((reader) => reader instanceof SegmentThread && reader.close()));
  }

  #startReaders(segments: number): (SegmentReader | SegmentThread)[] {
    const { unit, lowercase = false, strict = false, threads } = this.#options;
    const options = { unit, lowercase, strict };
    const useful = Math.min(threads, Math.floor(segments / SEGMENTS_PER_THREAD));
    if (useful < 2) return [new SegmentReader(options)];
    return Array.from({ length: useful }, () => new SegmentThread(options));
  }

  // Types are merged while threads read on. Threads stop at invalid bytes when strict: the first segment that nobody read
  // ends what is merged.
  async #readSegments(block: TextBlock): Promise<MergedSegment[]> {
    const arrived: (SegmentFound & { reader: number })[] = [];
    const merged: MergedSegment[] = [];
    const merge = (reader: number) => (found: SegmentFound) => {
      arrived[found.segment] = { ...found, reader };
      for (let next = arrived[merged.length]; next; next = arrived[merged.length]) {
        merged.push({ ...next, rows: this.#types.add(next.newWords) });
      }
    };
    await Promise.all(this.#readers.map((reader, i) => reader.read(block, merge(i))));
    return merged;
  }

  async #place(segments: readonly MergedSegment[]): Promise<Sentences> {
    const tokensBefore = [0];
    const sentencesBefore = [0];
    for (const { tokens, sentences } of segments) {
      tokensBefore.push(tokensBefore.at(-1)! + tokens);
      sentencesBefore.push(sentencesBefore.at(-1)! + sentences);
    }
    refuseTooManyTokens(tokensBefore.at(-1)!);
    const values = sharedInt32s(tokensBefore.at(-1)!);
    const offsets = sharedInt32s(sentencesBefore.at(-1)! + 1);
    await Promise.all(
      this.#readers.map((reader, i) => {
        const rows = segments.filter((segment) => segment.reader === i).map((segment) => segment.rows);
        return reader.place({ rows, values, offsets, tokensBefore, sentencesBefore });
      }),
    );
    return { values, offsets };
  }

  // The first invalid segment is read again for the exact place; all before it have been read.
  #refuseInvalid({ text, borders, start }: TextBlock, segments: readonly MergedSegment[]): void {
    const invalid = segments.findIndex(({ isInvalid }) => isInvalid);
    if (invalid < 0) return;
    const sentencesBefore = segments.slice(0, invalid).reduce((sum, { sentences }) => sum + sentences, 0);
    const place = { byte: start + borders[invalid]!, line: this.#sentences + sentencesBefore + 1 };
    const stream = new TokenStream(this.#options, undefined, place);
    stream.push(text.subarray(borders[invalid], borders[invalid + 1]));
    stream.finish();
  }
}

function sharedInt32s(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4 * length));
}
