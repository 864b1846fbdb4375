import { CLASS_RUNS } from './classes.generated.ts';

/** Neither letter, mark, number nor white space. */
export const OTHER = 0;
/** Upper and title case letters. */
export const UPPER = 1;
export const LOWER = 2;
/** Letters without case, and modifiers. */
export const CASELESS = 3;
export const MARK = 4;
export const NUMBER = 5;
/** White_Space of Unicode, which is not JavaScript's `\s`: with U+0085, without U+FEFF. */
export const SPACE = 6;

const classes = unpack();

/** The class of a code point in Unicode 16.0, whatever JavaScript's own version. */
export function classOf(codePoint: number): number {
  return classes[codePoint]!;
}

/**
 * Class of the code point at `at`, times 8, plus the bytes it takes. A byte that begins no code point is OTHER, one byte long.
 * The bytes must go on beyond the text, with none that continues a sequence.
 */
export function classAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  if (lead < 0x80) return (classes[lead]! << 3) | 1;
  const second = bytes[at + 1]!;
  if (lead < 0xc2 || second >> 6 !== 2) return (OTHER << 3) | 1;
  if (lead < 0xe0) return (classes[((lead & 0x1f) << 6) | (second & 0x3f)]! << 3) | 2;
  const third = bytes[at + 2]!;
  if (third >> 6 !== 2) return (OTHER << 3) | 1;
  if (lead < 0xf0) return (classes[((lead & 0xf) << 12) | ((second & 0x3f) << 6) | (third & 0x3f)]! << 3) | 3;
  const fourth = bytes[at + 3]!;
  const codePoint = ((lead & 7) << 18) | ((second & 0x3f) << 12) | ((third & 0x3f) << 6) | (fourth & 0x3f);
  if (lead > 0xf4 || fourth >> 6 !== 2 || codePoint > 0x10ffff) return (OTHER << 3) | 1;
  return (classes[codePoint]! << 3) | 4;
}

/** Whether a class is one of letters. */
export function isLetter(kind: number): boolean {
  return kind >= UPPER && kind <= CASELESS;
}

function unpack(): Uint8Array {
  const table = new Uint8Array(0x110000);
  let at = 0;
  for (const [, letter, length] of CLASS_RUNS.matchAll(/([A-G])([0-9a-z]*)/g)) {
    const end = at + (length ? Number.parseInt(length, 36) : 1);
    table.fill(letter!.charCodeAt(0) - 65, at, end);
    at = end;
  }
  return table;
}
