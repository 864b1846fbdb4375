import { contractionEnd, kindAt, runEnd, SPACES, spacesEnd } from './runs.ts';

/**
 * Where the piece that begins at `at` ends, by GPT-2's pattern:
 * `'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`
 */
export function gpt2PieceEnd(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at]!;
  if (first === 0x20) {
    if (at + 1 >= end) return end;
    const next = kindAt(bytes, at + 1);
    if (next >> 3 !== SPACES) return runEnd(bytes, at + 1 + (next & 7), end, next >> 3);
    return spacesEnd(bytes, at, runEnd(bytes, at + 1 + (next & 7), end, SPACES), end);
  }
  if (first === 0x27) {
    const contraction = contractionEnd(bytes, at, end, false);
    if (contraction > at) return contraction;
  }
  const found = kindAt(bytes, at);
  const past = runEnd(bytes, at + (found & 7), end, found >> 3);
  return found >> 3 === SPACES ? spacesEnd(bytes, at, past, end) : past;
}
