import {
  codePointClass,
  INNER,
  INNER_OF_NUMBER,
  MARK,
  OTHER,
  WHITE_SPACE,
  WORD,
} from '../code-point-class.ts';
import { decodeAt } from '../utf8.ts';
import { asciiLettersEnd } from './ascii-run.ts';
import type { Unit } from './unit.ts';
import { whiteSpaceEnd } from './white-space.ts';

/** 1 for ASCII that ends a word whatever follows: white space and most punctuation. */
const endsWord = Uint8Array.from({ length: 256 }, (_, byte) => {
  const kind = byte < 0x80 ? codePointClass(byte) : WORD;
  return kind === WHITE_SPACE || kind === OTHER ? 1 : 0;
});

/** Runs of letters and numbers, and each other character on its own; marks stay with what is before them. */
export const wordUnit: Unit = {
  separatorEnd: whiteSpaceEnd,
  tokenEnd(bytes, view, at) {
    const letters = asciiLettersEnd(view, at);
    if (letters > at) return runEnd(bytes, view, letters);
    const first = decodeAt(bytes, at);
    const kind = codePointClass(first >> 3);
    const next = at + (first & 7);
    return kind === WORD || kind === MARK ? runEnd(bytes, view, next) : marksEnd(bytes, next);
  },
};

function runEnd(bytes: Uint8Array, view: DataView, from: number): number {
  for (let at = from; ; ) {
    if (endsWord[bytes[at]!] === 1) return at;
    const here = decodeAt(bytes, at);
    const kind = codePointClass(here >> 3);
    const next = at + (here & 7);
    const goesOn =
      kind === WORD ||
      kind === MARK ||
      (kind === INNER && codePointClass(decodeAt(bytes, next) >> 3) === WORD) ||
      (kind === INNER_OF_NUMBER && isDigit(bytes[at - 1]!) && isDigit(bytes[next]!));
    if (!goesOn) return at;
    at = asciiLettersEnd(view, next);
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
