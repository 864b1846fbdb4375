import type { Strings } from '@wordloom/schema';
import type { TokenTypes } from '@wordloom/tokenize';
import { Vocabulary } from './vocabulary.ts';

/** A word on its way into a vocabulary. */
export interface Entry {
  readonly bytes: Uint8Array;
  readonly count: number;
  readonly reserved: boolean;
}

export function entryOf({ words, counts }: TokenTypes, type: number): Entry {
  return { bytes: bytesOf(words, type), count: counts[type]!, reserved: false };
}

export function bytesOf(words: Strings, row: number): Uint8Array {
  return words.bytes.subarray(words.offsets[row], words.offsets[row + 1]);
}

/** Order of UTF-8 bytes, which is that of code points. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    if (a[i] !== b[i]) return a[i]! - b[i]!;
  }
  return a.length - b.length;
}

/** The vocabulary in which entry i has id i. */
export function vocabularyOf(entries: readonly Entry[]): Vocabulary {
  const offsets = new Int32Array(entries.length + 1);
  entries.forEach(({ bytes }, i) => {
    offsets[i + 1] = offsets[i]! + bytes.length;
  });
  const bytes = new Uint8Array(offsets[entries.length]!);
  for (const [i, entry] of entries.entries()) bytes.set(entry.bytes, offsets[i]!);
  return new Vocabulary({
    words: { bytes, offsets },
    counts: Uint32Array.from(entries, ({ count }) => count),
    reserved: Uint8Array.from(entries, ({ reserved }) => Number(reserved)),
  });
}
