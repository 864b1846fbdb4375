import { visible, WordloomError } from '@wordloom/errors';
import { type Strings, unpackStrings } from '@wordloom/schema';
import { type AnalogyQuestions, type AnalogyScores, scoreAnalogies } from './analogy-scores.ts';
import type { SearchableRows } from './cosine-blocks.ts';
import { countNearer } from './count-nearer.ts';
import { exactCosine } from './exact-cosine.ts';
import type { WordOptions } from './folded-words.ts';
import { inverseNorms } from './inverse-norms.ts';
import { nearestRows, type RowQuery } from './nearest-rows.ts';
import { reservedWords } from './reserved-words.ts';
import { type RatedPair, scoreWordPairs, type WordPairScores } from './word-pair-scores.ts';
import { WordRows } from './word-rows.ts';

export interface VectorTable {
  /** As strings or packed, one a row. */
  readonly words: readonly string[] | Strings;
  /** Shape [rows, dimensions]. */
  readonly vectors: Float32Array;
  /** Words that never come out as neighbours; by default {@link reservedWords}. */
  readonly reserved?: readonly string[];
}

export interface Neighbour {
  readonly word: string;
  readonly row: number;
  /** Cosine, -1 to 1. */
  readonly similarity: number;
}

/** What to be like, and unlike. */
export interface Direction {
  readonly positive: readonly string[];
  readonly negative?: readonly string[];
}

/**
 * Word vectors to query, over all rows and exactly. Similarity is the cosine, with 1e-9 added to each row's squared length, so
 * that a zero vector is like nothing. Every method throws WordloomError `keyed-vectors/unknown-word`, with the nearest
 * spellings, for a word without a vector.
 */
export class KeyedVectors {
  readonly #words: WordRows;
  readonly #search: SearchableRows;
  readonly #reserved: Uint8Array;

  /** @throws WordloomError `keyed-vectors/shape` where the values do not divide into one vector a word */
  constructor({ words, vectors, reserved = reservedWords }: VectorTable) {
    const list = 'bytes' in words ? unpackStrings(words) : words;
    const dimensions = vectors.length / list.length;
    if (!Number.isInteger(dimensions) || dimensions < 1) throw wrongShape(list.length, vectors.length);
    this.#words = new WordRows(list);
    this.#search = { vectors, dimensions, inverseNorms: inverseNorms(vectors, dimensions) };
    this.#reserved = new Uint8Array(list.length);
    for (const word of reserved) if (this.has(word)) this.#reserved[this.row(word)] = 1;
  }

  get words(): readonly string[] {
    return this.#words.words;
  }

  get dimensions(): number {
    return this.#search.dimensions;
  }

  /** The word's row in the table. */
  row(word: string): number {
    return this.#words.row(word);
  }

  has(word: string): boolean {
    return this.#words.find(word) !== undefined;
  }

  /** The word's vector, shape [dimensions]: a view, not a copy. */
  get(word: string): Float32Array {
    return this.rowAt(this.row(word));
  }

  /** The vector in a row, shape [dimensions]: a view, not a copy. */
  rowAt(row: number): Float32Array {
    const { vectors, dimensions } = this.#search;
    return vectors.subarray(row * dimensions, (row + 1) * dimensions);
  }

  /** Cosine of the two words' vectors. */
  similarity(a: string, b: string): number {
    const first = this.get(a);
    const second = this.get(b);
    const norms = this.#search.inverseNorms;
    let dot = 0;
    for (let i = 0; i < first.length; i++) dot += first[i]! * second[i]!;
    return dot * norms[this.row(a)]! * norms[this.row(b)]!;
  }

  /**
   * The words nearest to a word, or to the sum of the directions of some words less those of others (each counted with length
   * 1). The words of the query do not come out.
   *
   * @throws WordloomError `keyed-vectors/no-direction` where that sum is zero
   */
  mostSimilar(query: string | Direction, options?: { topN?: number }): Neighbour[] {
    return this.mostSimilarMany([query], options)[0]!;
  }

  /** {@link mostSimilar} of many queries, in one pass over all rows for every 64 of them: several times faster than one by one. */
  mostSimilarMany(
    queries: readonly (string | Direction)[],
    { topN = 10 }: { topN?: number } = {},
  ): Neighbour[][] {
    return this.#nearest(
      queries.map((query) => {
        const { positive, negative = [] } = typeof query === 'string' ? { positive: [query] } : query;
        const sum = this.#sum([...positive, ...negative], (i, norm) => (i < positive.length ? norm : -norm));
        return { target: sum, exclude: [...positive, ...negative].map((word) => this.row(word)) };
      }),
      topN,
    );
  }

  /**
   * d in "a is to b as c is to d": the words nearest to vec(b) - vec(a) + vec(c) (Mikolov et al. 2013), best first.
   *
   * @param options.includeQueryWords let a, b and c come out as well, which they often do
   * @throws WordloomError `keyed-vectors/no-direction` where that sum is zero
   */
  analogy(
    a: string,
    b: string,
    c: string,
    { topN = 10, includeQueryWords = false }: { topN?: number; includeQueryWords?: boolean } = {},
  ): Neighbour[] {
    const target = this.#sum([a, b, c], (i) => (i === 0 ? -1 : 1));
    const exclude = includeQueryWords ? [] : [a, b, c].map((word) => this.row(word));
    return this.#nearest([{ target, exclude }], topN)[0]!;
  }

  /**
   * The word that goes least with the others: the one with the smallest cosine to the mean of their directions, the first of
   * equals.
   *
   * @param words three or more
   * @throws WordloomError `keyed-vectors/few-words`; `keyed-vectors/no-direction` where the mean is zero
   */
  doesntMatch(words: readonly string[]): string {
    if (words.length < 3) throw tooFewWords(words.length);
    const mean = this.#sum(words, (_, norm) => norm);
    const cosines = words.map((word) => exactCosine(this.#search, this.row(word), mean));
    return words[cosines.indexOf(Math.min(...cosines))]!;
  }

  /** The place of b among the words nearest to a, from 1: one more than there are words nearer to a than b. */
  rank(a: string, b: string): number {
    const target = this.#sum([a], (_, norm) => norm);
    const than = exactCosine(this.#search, this.row(b), target);
    const skip = (row: number) => row === this.row(a) || this.#reserved[row] === 1;
    return 1 + countNearer(this.#search, { target, than, skip });
  }

  /** How well cosines agree with people's ratings of pairs of words; pairs with an unknown word are left out, and counted. */
  evaluateWordPairs(pairs: readonly RatedPair[], options?: WordOptions): WordPairScores {
    return scoreWordPairs(this.words, this.#search, pairs, options);
  }

  /**
   * The share of analogy questions whose answer comes out first, and among the first five, nearest to b - a + c of length 1 each
   * (3CosAdd, Levy and Goldberg 2014), a, b and c themselves left out. Questions with an unknown word are left out, and counted.
   */
  evaluateWordAnalogies(sections: readonly AnalogyQuestions[], options?: WordOptions): AnalogyScores {
    return scoreAnalogies(this.words, this.#search, sections, { ...options, skip: this.#reserved });
  }

  /** The sum of weighted vectors, scaled to length 1; a weight is made of the place in the list and 1 / length. */
  #sum(words: readonly string[], weight: (i: number, inverseNorm: number) => number): Float64Array {
    const sum = new Float64Array(this.dimensions);
    words.forEach((word, i) => {
      const vector = this.get(word);
      const by = weight(i, this.#search.inverseNorms[this.row(word)]!);
      for (let at = 0; at < sum.length; at++) sum[at]! += by * vector[at]!;
    });
    const length = Math.sqrt(sum.reduce((squares, value) => squares + value * value, 0));
    if (!(length > 0)) throw noDirection(words);
    return sum.map((value) => value / length);
  }

  #nearest(queries: readonly RowQuery[], topN: number): Neighbour[][] {
    const tops = nearestRows(this.#search, queries, { topN, skip: this.#reserved });
    return tops.map(({ rows, scores, size }) =>
      Array.from({ length: size }, (_, i) => ({
        word: this.words[rows[i]!]!,
        row: rows[i]!,
        similarity: scores[i]!,
      })),
    );
  }
}

function wrongShape(words: number, values: number): WordloomError {
  return new WordloomError({
    code: 'keyed-vectors/shape',
    what: `${values} values do not divide into one vector for each of ${words} words`,
    why: words === 0 ? 'there are no words' : 'the vectors belong to other words',
    fix: 'give vectors of shape [words, dimensions]',
  });
}

function noDirection(words: readonly string[]): WordloomError {
  return new WordloomError({
    code: 'keyed-vectors/no-direction',
    what:
      words.length === 1
        ? `the vector of '${visible(words[0]!)}' has no direction`
        : 'the vectors asked for add up to no direction',
    why: 'the vector is zero, as of a word that was never trained, or holds values that are not numbers',
    fix: 'ask for other words',
  });
}

function tooFewWords(words: number): WordloomError {
  return new WordloomError({
    code: 'keyed-vectors/few-words',
    what: `${words} ${words === 1 ? 'word does' : 'words do'} not have one that goes with the others less`,
    fix: 'give three or more',
  });
}
