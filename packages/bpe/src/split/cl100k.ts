import {
  contractionEnd,
  kindAt,
  LETTERS,
  NUMBERS,
  newlinesEnd,
  OTHERS,
  runEnd,
  SPACES,
  spacesEnd,
} from './runs.ts';

/**
 * Where the piece that begins at `at` ends, by the pattern of cl100k_base as tiktoken has it:
 * `'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++$|\s*[\r\n]|\s+(?!\S)|\s`
 */
export function cl100kPieceEnd(bytes: Uint8Array, at: number, end: number): number {
  return pieceEnd(bytes, at, end, true);
}

/** The same as Llama 3 has it, without `\s++$`: white space at the end of the text is cut after its last newline. */
export function llama3PieceEnd(bytes: Uint8Array, at: number, end: number): number {
  return pieceEnd(bytes, at, end, false);
}

function pieceEnd(bytes: Uint8Array, at: number, end: number, wholeTail: boolean): number {
  const first = bytes[at]!;
  if (first === 0x27) {
    const contraction = contractionEnd(bytes, at, end, true);
    if (contraction > at) return contraction;
  }
  const found = kindAt(bytes, at);
  const kind = found >> 3;
  const second = at + (found & 7);
  if (kind === LETTERS) return runEnd(bytes, second, end, LETTERS);
  if (kind === NUMBERS) return numberEnd(bytes, second, end);

  const next = second < end ? kindAt(bytes, second) : -1;
  if (next >> 3 === LETTERS && first !== 0x0a && first !== 0x0d) {
    return runEnd(bytes, second + (next & 7), end, LETTERS);
  }
  if (kind === OTHERS) return withNewlines(bytes, runEnd(bytes, second, end, OTHERS), end);
  if (first === 0x20 && next >= 0 && next >> 3 === OTHERS) {
    return withNewlines(bytes, runEnd(bytes, second + (next & 7), end, OTHERS), end);
  }
  return spacePieceEnd(bytes, at, end, wholeTail);
}

/** `\s++$` where asked for, `\s*[\r\n]+|\s+(?!\S)|\s+` */
export function spacePieceEnd(bytes: Uint8Array, at: number, end: number, wholeTail: boolean): number {
  const past = runEnd(bytes, at, end, SPACES);
  if (wholeTail && past >= end) return past;
  const newlines = newlinesEnd(bytes, at, past);
  return newlines > at ? newlines : spacesEnd(bytes, at, past, end);
}

/** `\p{N}{1,3}`, of which the first ends at `at`. */
export function numberEnd(bytes: Uint8Array, at: number, end: number): number {
  for (let count = 1; count < 3 && at < end; count++) {
    const found = kindAt(bytes, at);
    if (found >> 3 !== NUMBERS) break;
    at += found & 7;
  }
  return at;
}

function withNewlines(bytes: Uint8Array, at: number, end: number): number {
  while (at < end && (bytes[at] === 0x0a || bytes[at] === 0x0d)) at++;
  return at;
}
