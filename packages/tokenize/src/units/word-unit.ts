import { codePointClass, INNER, INNER_OF_NUMBER, MARK, WORD } from '../code-point-class.ts';
import { decodeAt } from '../utf8.ts';
import type { Unit } from './unit.ts';
import { whiteSpaceEnd } from './white-space.ts';

const asciiClass = Uint8Array.from({ length: 128 }, (_, code) => codePointClass(code));

/** Runs of letters and numbers, and each other character on its own; marks stay with what is before them. */
export const wordUnit: Unit = {
  separatorEnd: whiteSpaceEnd,
  tokenEnd(bytes, at) {
    const first = decodeAt(bytes, at);
    const kind = codePointClass(first >> 3);
    at += first & 7;
    return kind === WORD || kind === MARK ? runEnd(bytes, at) : marksEnd(bytes, at);
  },
};

function runEnd(bytes: Uint8Array, at: number): number {
  for (;;) {
    let byte = bytes[at]!;
    while (byte < 0x80 && asciiClass[byte] === WORD) byte = bytes[++at]!;
    const here = decodeAt(bytes, at);
    const kind = codePointClass(here >> 3);
    const next = at + (here & 7);
    const goesOn =
      kind === WORD ||
      kind === MARK ||
      (kind === INNER && codePointClass(decodeAt(bytes, next) >> 3) === WORD) ||
      (kind === INNER_OF_NUMBER && isDigit(bytes[at - 1]!) && isDigit(bytes[next]!));
    if (!goesOn) return at;
    at = next;
  }
}

function marksEnd(bytes: Uint8Array, at: number): number {
  for (;;) {
    if (bytes[at]! < 0x80) return at;
    const here = decodeAt(bytes, at);
    if (codePointClass(here >> 3) !== MARK) return at;
    at += here & 7;
  }
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
