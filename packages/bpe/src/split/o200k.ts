import {
  CASELESS,
  classAt,
  isLetter,
  LOWER,
  MARK,
  NUMBER,
  OTHER,
  SPACE,
  UPPER,
} from '../unicode/code-point-class.ts';
import { numberEnd, spacePieceEnd } from './cl100k.ts';
import { contractionEnd, kindAt, OTHERS, runEnd } from './runs.ts';

/**
 * Where the piece that begins at `at` ends, by the pattern of o200k_base, where U is `[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`, L is
 * `[\p{Ll}\p{Lm}\p{Lo}\p{M}]` and C the contractions in any case:
 * `[^\r\n\p{L}\p{N}]?U*L+C?|[^\r\n\p{L}\p{N}]?U+L*C?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+`
 */
export function o200kPieceEnd(bytes: Uint8Array, at: number, end: number): number {
  const found = classAt(bytes, at);
  const kind = found >> 3;
  const second = at + (found & 7);
  if (kind === NUMBER) return numberEnd(bytes, second, end);
  const word = wordEnd(bytes, at, second, kind, end);
  if (word > at) return contractionEnd(bytes, word, end, true);
  if (kind === OTHER || kind === MARK) return symbolsEnd(bytes, second, end);
  const next = bytes[at] === 0x20 && second < end ? kindAt(bytes, second) : -1;
  if (next >= 0 && next >> 3 === OTHERS) return symbolsEnd(bytes, second + (next & 7), end);
  return spacePieceEnd(bytes, at, end, false);
}

/** The end of a word, with what may stand before its letters; `at` where there is none. */
function wordEnd(bytes: Uint8Array, at: number, second: number, kind: number, end: number): number {
  if (isLetter(kind)) return lettersEnd(bytes, at, end) || upperEnd(bytes, at, end);
  const newline = bytes[at] === 0x0a || bytes[at] === 0x0d;
  if (newline || second >= end) return kind === MARK ? second : at;
  const prefixed = lettersEnd(bytes, second, end);
  if (prefixed > 0) return prefixed;
  if (kind === MARK) return lettersEnd(bytes, at, end); // a mark is of U and L too
  return Math.max(at, upperEnd(bytes, second, end));
}

/** `U*L+` as backtracking finds it, 0 where it does not match. */
function lettersEnd(bytes: Uint8Array, at: number, end: number): number {
  let lastOfBoth = 0;
  while (at < end) {
    const found = classAt(bytes, at);
    const kind = found >> 3;
    if (kind === LOWER) return lowerEnd(bytes, at + (found & 7), end);
    if (kind === OTHER || kind === SPACE || kind === NUMBER) break;
    at += found & 7;
    if (kind !== UPPER) lastOfBoth = at;
  }
  return lastOfBoth;
}

/** `L*` from `at` on. */
function lowerEnd(bytes: Uint8Array, at: number, end: number): number {
  while (at < end) {
    const lead = bytes[at]!;
    if (lead >= 0x61 && lead <= 0x7a) {
      at++;
      continue;
    }
    if (lead < 0x80) break;
    const found = classAt(bytes, at);
    if (found >> 3 !== LOWER && found >> 3 !== CASELESS && found >> 3 !== MARK) break;
    at += found & 7;
  }
  return at;
}

/** `U+` where no letter of L is near, 0 where it does not match. */
function upperEnd(bytes: Uint8Array, at: number, end: number): number {
  const start = at;
  while (at < end) {
    const found = classAt(bytes, at);
    if (found >> 3 !== UPPER) break;
    at += found & 7;
  }
  return at > start ? at : 0;
}

/** `[^\s\p{L}\p{N}]*[\r\n/]*` */
function symbolsEnd(bytes: Uint8Array, at: number, end: number): number {
  let past = runEnd(bytes, at, end, OTHERS);
  while (past < end && (bytes[past] === 0x0a || bytes[past] === 0x0d || bytes[past] === 0x2f)) past++;
  return past;
}
