/** `mikolov`: sqrt(t / f), as published. `word2vec.c`: sqrt(t / f) + t / f, as the original program computes it. */
export type SubsampleForm = 'mikolov' | 'word2vec.c';

/**
 * Probability that one occurrence of a word is kept: min(1, sqrt(t / f)), f being the word's share of all occurrences
 * (Mikolov et al. 2013, eq. 5), or the form of the original program.
 */
export function keepProbability({
  count,
  total,
  threshold,
  form = 'mikolov',
}: {
  count: number;
  total: number;
  threshold: number;
  form?: SubsampleForm;
}): number {
  const ratio = (threshold * total) / count;
  return Math.min(1, form === 'mikolov' ? Math.sqrt(ratio) : Math.sqrt(ratio) + ratio);
}
