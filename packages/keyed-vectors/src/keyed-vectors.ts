import { visible, WordloomError } from '@wordloom/errors';
import { type Strings, unpackStrings } from '@wordloom/table/schema';
import { inverseNorms } from './inverse-norms.ts';
import { nearestRows, type SearchableRows } from './nearest-rows.ts';
import { reservedWords } from './reserved-words.ts';
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
    const { vectors, dimensions } = this.#search;
    const start = this.row(word) * dimensions;
    return vectors.subarray(start, start + dimensions);
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
  mostSimilar(query: string | Direction, { topN = 10 }: { topN?: number } = {}): Neighbour[] {
    const { positive, negative = [] } = typeof query === 'string' ? { positive: [query] } : query;
    const norms = this.#search.inverseNorms;
    const target = new Float64Array(this.dimensions);
    for (const word of positive) this.#add(target, word, norms[this.row(word)]!);
    for (const word of negative) this.#add(target, word, -norms[this.row(word)]!);
    return this.#nearest(target, [...positive, ...negative], topN);
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
    const target = new Float64Array(this.dimensions);
    this.#add(target, b, 1);
    this.#add(target, a, -1);
    this.#add(target, c, 1);
    return this.#nearest(target, includeQueryWords ? [] : [a, b, c], topN);
  }

  #add(target: Float64Array, word: string, weight: number): void {
    const vector = this.get(word);
    for (let i = 0; i < target.length; i++) target[i]! += weight * vector[i]!;
  }

  #nearest(target: Float64Array, exclude: readonly string[], topN: number): Neighbour[] {
    const length = Math.hypot(...target);
    if (!(length > 0)) throw noDirection(exclude);
    const skip = this.#reserved.slice();
    for (const word of exclude) skip[this.row(word)] = 1;
    const query = target.map((value) => value / length);
    const { rows, scores, size } = nearestRows(this.#search, query, { topN, skip });
    return Array.from({ length: size }, (_, i) => ({
      word: this.words[rows[i]!]!,
      row: rows[i]!,
      similarity: scores[i]!,
    }));
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
