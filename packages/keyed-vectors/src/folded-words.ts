/** Which words an evaluation knows. Names and defaults are those of gensim, so that scores can be held against each other. */
export interface WordOptions {
  /** Only the first so many rows, which are the most frequent words where rows stand in that order; by default 300,000. */
  readonly restrictVocab?: number;
  /** Capitals do not count; of words that differ in them alone, the first row stands for all. By default true. */
  readonly caseInsensitive?: boolean;
}

/** Words by row and rows by word, spellings that count as equal having the row of the first. */
export class FoldedWords {
  /** How many rows count, from the first. */
  readonly rows: number;
  readonly #fold: (word: string) => string;
  readonly #firstRows = new Map<string, number>();
  readonly #folded: Int32Array;

  constructor(
    words: readonly string[],
    { restrictVocab = 300_000, caseInsensitive = true }: WordOptions = {},
  ) {
    this.rows = Math.min(words.length, restrictVocab);
    this.#fold = caseInsensitive ? (word) => word.toUpperCase() : (word) => word;
    this.#folded = new Int32Array(this.rows);
    for (let row = 0; row < this.rows; row++) {
      const key = this.#fold(words[row]!);
      if (!this.#firstRows.has(key)) this.#firstRows.set(key, row);
      this.#folded[row] = this.#firstRows.get(key)!;
    }
  }

  find(word: string): number | undefined {
    return this.#firstRows.get(this.#fold(word));
  }

  /** The first row whose word counts as equal to the word of this row. */
  firstOf(row: number): number {
    return this.#folded[row]!;
  }
}
