import {
  CASELESS,
  classAt,
  classOf,
  LOWER,
  NUMBER,
  OTHER,
  SPACE,
  UPPER,
} from '../unicode/code-point-class.ts';

export const LETTERS = 1;
export const NUMBERS = 2;
export const SPACES = 3;
/** All else, marks too. */
export const OTHERS = 0;
const NOT_ASCII = 4;

/** What patterns of GPT-2's kind tell apart, of a class of a code point. */
const KIND_OF_CLASS = new Uint8Array(7);
KIND_OF_CLASS[UPPER] = LETTERS;
KIND_OF_CLASS[LOWER] = LETTERS;
KIND_OF_CLASS[CASELESS] = LETTERS;
KIND_OF_CLASS[NUMBER] = NUMBERS;
KIND_OF_CLASS[SPACE] = SPACES;
KIND_OF_CLASS[OTHER] = OTHERS;

const KIND_OF_BYTE = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < 0x80 ? KIND_OF_CLASS[classOf(byte)]! : NOT_ASCII,
);

/** Kind of the code point at `at`, times 8, plus the bytes it takes. */
export function kindAt(bytes: Uint8Array, at: number): number {
  const kind = KIND_OF_BYTE[bytes[at]!]!;
  if (kind !== NOT_ASCII) return (kind << 3) | 1;
  const found = classAt(bytes, at);
  return (KIND_OF_CLASS[found >> 3]! << 3) | (found & 7);
}

/** Where the code points of one kind that stand from `at` on end. */
export function runEnd(bytes: Uint8Array, at: number, end: number, kind: number): number {
  for (;;) {
    while (at < end && KIND_OF_BYTE[bytes[at]!] === kind) at++;
    if (at >= end || bytes[at]! < 0x80) return at;
    const found = kindAt(bytes, at);
    if (found >> 3 !== kind) return at;
    at += found & 7;
  }
}

/** `\s+(?!\S)|\s+` for white space that ends at `runEnd`: all but the last before text, which goes with the next word. */
export function spacesEnd(bytes: Uint8Array, at: number, runEnd: number, end: number): number {
  if (runEnd >= end) return runEnd;
  let last = runEnd - 1;
  while (last > at && bytes[last]! >> 6 === 2) last--;
  return last > at ? last : runEnd;
}

/** Where the last of the newlines in white space ends, or `at` where there is none. */
export function newlinesEnd(bytes: Uint8Array, at: number, runEnd: number): number {
  let last = runEnd;
  while (last > at && bytes[last - 1] !== 10 && bytes[last - 1] !== 13) last--;
  return last;
}

/** Where an English contraction ('s 't 're 've 'm 'll 'd) that begins at `at` ends, or `at`; bytes beyond the text are zero. */
export function contractionEnd(bytes: Uint8Array, at: number, end: number, anyCase: boolean): number {
  if (bytes[at] !== 0x27) return at;
  const fold = anyCase ? 0x20 : 0;
  const first = bytes[at + 1]! | fold;
  let past = at;
  if (first === 0x73 || first === 0x74 || first === 0x6d || first === 0x64) past = at + 2;
  else if (anyCase && bytes[at + 1] === 0xc5 && bytes[at + 2] === 0xbf)
    past = at + 3; // U+017F, which folds to s
  else {
    const second = bytes[at + 2]! | fold;
    if (second === 0x65 ? first === 0x72 || first === 0x76 : second === 0x6c && first === 0x6c) past = at + 3;
  }
  return past <= end ? past : at;
}
