import { pearson, spearman } from '@wordloom/eval';
import type { SearchableRows } from './cosine-blocks.ts';
import type { Coverage } from './coverage.ts';
import { FoldedWords, type WordOptions } from './folded-words.ts';

/** Two words and how alike people find them, on any scale. */
export interface RatedPair {
  readonly words: readonly [string, string];
  readonly rating: number;
}

export interface WordPairScores {
  /** Whether cosines order the pairs as people do, -1 to 1; NaN where fewer than two pairs are known. */
  readonly spearman: number;
  /** Whether cosines rise in a straight line with the ratings, -1 to 1; NaN likewise. */
  readonly pearson: number;
  /** In pairs. */
  readonly coverage: Coverage;
  /** Words of the set without a vector, each once, in the order of the set. */
  readonly unknown: readonly string[];
}

/** Cosines of pairs of words held against people's ratings of them. */
export function scoreWordPairs(
  words: readonly string[],
  { vectors, dimensions, inverseNorms }: SearchableRows,
  pairs: readonly RatedPair[],
  options?: WordOptions,
): WordPairScores {
  const known = new FoldedWords(words, options);
  const unknown = new Set<string>();
  const ratings: number[] = [];
  const cosines: number[] = [];
  for (const { words: pair, rating } of pairs) {
    const [a, b] = pair.map((word) => known.find(word));
    for (const word of pair) if (known.find(word) === undefined) unknown.add(word);
    if (a === undefined || b === undefined) continue;
    let dot = 0;
    for (let i = 0; i < dimensions; i++) dot += vectors[a * dimensions + i]! * vectors[b * dimensions + i]!;
    cosines.push(dot * inverseNorms[a]! * inverseNorms[b]!);
    ratings.push(rating);
  }
  return {
    spearman: spearman(ratings, cosines),
    pearson: pearson(ratings, cosines),
    coverage: { known: ratings.length, total: pairs.length },
    unknown: [...unknown],
  };
}
