import type { Sentences } from './tokens.ts';

const BINS = 25;

/** How many sentences are how long, in bins of one width; see `edges` and `counts` of a histogram figure. */
export interface LengthHistogram {
  /** Bin i holds lengths from edges[i] up to, not with, edges[i + 1]. */
  readonly edges: number[];
  readonly series: { readonly name: string; readonly counts: number[] }[];
}

/** Histogram of sentence lengths in tokens, over common bins for one or more versions of a corpus. */
export function lengthHistogram(corpora: Readonly<Record<string, Sentences>>): LengthHistogram {
  const longest = Math.max(...Object.values(corpora).map(longestSentence));
  const width = Math.max(1, Math.ceil((longest + 1) / BINS));
  const bins = Math.ceil((longest + 1) / width);
  const edges = Array.from({ length: bins + 1 }, (_, i) => i * width);
  const series = Object.entries(corpora).map(([name, { offsets }]) => {
    const counts = new Array<number>(bins).fill(0);
    for (let s = 0; s + 1 < offsets.length; s++)
      counts[Math.floor((offsets[s + 1]! - offsets[s]!) / width)]!++;
    return { name, counts };
  });
  return { edges, series };
}

function longestSentence({ offsets }: Sentences): number {
  let longest = 0;
  for (let s = 0; s + 1 < offsets.length; s++) longest = Math.max(longest, offsets[s + 1]! - offsets[s]!);
  return longest;
}
