import { visible, WordloomError } from '@wordloom/errors';
import { nearestSpellings } from './nearest-spellings.ts';

/** Words by row and rows by word; of a word that is there twice, the first row. */
export class WordRows {
  readonly words: readonly string[];
  readonly #rows = new Map<string, number>();

  constructor(words: readonly string[]) {
    this.words = words;
    for (let row = words.length - 1; row >= 0; row--) this.#rows.set(words[row]!, row);
  }

  find(word: string): number | undefined {
    return this.#rows.get(word);
  }

  /** @throws WordloomError `keyed-vectors/unknown-word` with the nearest spellings */
  row(word: string): number {
    const row = this.#rows.get(word);
    if (row !== undefined) return row;
    const near = nearestSpellings(word, this.words);
    throw new WordloomError({
      code: 'keyed-vectors/unknown-word',
      what: `there is no vector for '${visible(word)}'`,
      why: 'it is not in the vocabulary: not in the text, too rare there, or spelled otherwise (capitals count)',
      fix:
        near.length > 0
          ? `did you mean ${near.map((spelling) => visible(spelling)).join(', ')}?`
          : `ask for another of the ${this.words.length} words`,
    });
  }
}
