import type { WordCutter } from '../pieces/word-cutter.ts';
import type { BasicOptions } from '../words/basic-options.ts';
import { normalText } from '../words/normal-text.ts';
import { splitWords } from '../words/split-words.ts';

/** Pieces of a chunk; piece i covers the bytes starts[i] .. ends[i], counted from where the chunk starts. */
export interface ChunkPieces {
  readonly ids: number[];
  readonly starts: number[];
  readonly ends: number[];
}

/** Normalizes the chunk in bytes[start .. end], splits it into words, and cuts those into pieces. */
export function chunkPieces(
  bytes: Uint8Array,
  start: number,
  end: number,
  basic: BasicOptions,
  cutter: WordCutter,
): ChunkPieces {
  const pieces: ChunkPieces = { ids: [], starts: [], ends: [] };
  if (isPrintableAscii(bytes, start, end)) {
    cutter.cutAscii(bytes, start, end, basic.lowercase, (id, first, after) => {
      pieces.ids.push(id);
      pieces.starts.push(first);
      pieces.ends.push(after);
    });
    return pieces;
  }
  const codes: number[] = [];
  const places: number[] = [];
  for (let at = start; at < end; ) {
    places.push(at - start);
    const code = codePointAt(bytes, at);
    codes.push(code);
    at += byteLength(code);
  }
  places.push(end - start);

  const text = normalText(codes, basic);
  splitWords(text, (from, to) => {
    cutter.cut(text, from, to, (id, first, after) => {
      pieces.ids.push(id);
      pieces.starts.push(places[text.source[first]!]!);
      pieces.ends.push(places[text.source[after - 1]! + 1]!);
    });
  });
  return pieces;
}

// Such a chunk is one word already, but for its case.
function isPrintableAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i]! <= 0x20 || bytes[i]! >= 0x7f) return false;
  return true;
}

/** The code point at `at` of valid UTF-8. */
export function codePointAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  if (lead < 0x80) return lead;
  const second = bytes[at + 1]! & 0x3f;
  if (lead < 0xe0) return ((lead & 0x1f) << 6) | second;
  const third = (second << 6) | (bytes[at + 2]! & 0x3f);
  if (lead < 0xf0) return ((lead & 0x0f) << 12) | third;
  return ((lead & 0x07) << 18) | (third << 6) | (bytes[at + 3]! & 0x3f);
}

/** Bytes that a code point takes in UTF-8. */
export function byteLength(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
