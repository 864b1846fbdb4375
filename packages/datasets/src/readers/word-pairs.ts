import { formatError, textLines } from './text-lines.ts';

/** Two words and how alike people find them, on the scale of the set. */
export interface WordPair {
  readonly words: readonly [string, string];
  readonly rating: number;
}

/**
 * A word similarity set: one pair a line, two words and a rating between tabs or spaces, as WordSim-353, RG-65, MC-30 and
 * MTurk-771 have it. Words as they are written there, capitals included.
 *
 * @param file its name, for errors
 * @throws WordloomError `datasets/format` with file and line
 */
export function readWordPairs(bytes: Uint8Array, file: string): WordPair[] {
  return textLines(bytes, file).map((line) => {
    const [first, second, rating] = line.fields;
    if (line.fields.length !== 3 || !Number.isFinite(Number(rating))) {
      throw formatError(file, line, 'two words and a number');
    }
    return { words: [first!, second!], rating: Number(rating) };
  });
}
