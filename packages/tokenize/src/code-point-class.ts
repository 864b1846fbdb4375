/** What a code point is to the word unit. */
export const OTHER = 1;
/** Letter or number. */
export const WORD = 2;
/** Belongs to what is before it: combining marks, and the joiners of Indic and Persian words. */
export const MARK = 3;
export const WHITE_SPACE = 4;
/** Holds a word together when it is between two letters or numbers: hyphens and apostrophes. */
export const INNER = 5;
/** Holds a number together when it is between two ASCII digits: `1,000.5`. */
export const INNER_OF_NUMBER = 6;

// Filled as code points are met: most text uses a few hundred of the 1.1 million.
const classes = new Uint8Array(0x110000);

export function codePointClass(codePoint: number): number {
  return classes[codePoint]! || classify(codePoint);
}

function classify(codePoint: number): number {
  const found = classOf(String.fromCodePoint(codePoint));
  classes[codePoint] = found;
  return found;
}

function classOf(character: string): number {
  if (/[\p{L}\p{N}]/u.test(character)) return WORD;
  if (/[\p{M}\u200c\u200d]/u.test(character)) return MARK;
  if (/\p{White_Space}/u.test(character)) return WHITE_SPACE;
  if (/['’\-‐\u2011]/u.test(character)) return INNER;
  if (/[.,]/.test(character)) return INNER_OF_NUMBER;
  return OTHER;
}
