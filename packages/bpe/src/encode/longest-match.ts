import type { TokenizerDefinition } from '../definition.ts';
import { noToken } from './symbols.ts';
import type { TokenIndex } from './token-index.ts';

/**
 * Cuts bytes[start .. end] into the longest token at each place, whatever the order of merges. Where none fits, the unknown token
 * ends the piece, as published. How many ids were written.
 */
export function longestMatch(
  bytes: Uint8Array,
  view: DataView,
  start: number,
  end: number,
  { words, ids, longest }: TokenIndex,
  { unknown }: TokenizerDefinition,
  into: Int32Array,
): number {
  let count = 0;
  for (let at = start; at < end; ) {
    let past = Math.min(end, at + longest);
    let word = -1;
    for (; past > at; past--) {
      word = words.find(view, at, past);
      if (word >= 0) break;
    }
    if (word < 0) {
      if (unknown === undefined) throw noToken(`byte 0x${bytes[at]!.toString(16)}`);
      into[count++] = unknown;
      return count;
    }
    into[count++] = ids[word]!;
    at = past;
  }
  return count;
}
