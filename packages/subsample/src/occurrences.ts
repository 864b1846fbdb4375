import type { Sentences } from '@wordloom/tokenize';

/** How often each id occurs, shape [size]. */
export function occurrences({ values }: Sentences, size: number): Uint32Array {
  const counts = new Uint32Array(size);
  for (const id of values) counts[id]!++;
  return counts;
}
