import type { SearchableRows } from './cosine-blocks.ts';

/** The cosine of a row to a target of length 1, in 64 bits; where the target is longer, that many times the cosine. */
export function exactCosine(
  { vectors, dimensions, inverseNorms }: SearchableRows,
  row: number,
  target: Float64Array,
): number {
  let dot = 0;
  for (let i = 0, at = row * dimensions; i < dimensions; i++, at++) dot += vectors[at]! * target[i]!;
  return dot * inverseNorms[row]!;
}
