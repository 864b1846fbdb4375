import { TopRows } from './top-rows.ts';

/** Vectors with what a search over all of them needs. */
export interface SearchableRows {
  /** Shape [rows, dimensions]. */
  readonly vectors: Float32Array;
  readonly dimensions: number;
  /** Shape [rows], see `inverseNorms`. */
  readonly inverseNorms: Float32Array;
}

/**
 * The rows with the largest cosine to a query, exactly, by a scan over all rows; equal cosines by row.
 *
 * @param query of length 1, shape [dimensions]
 * @param skip rows that never come out, by a byte of 1; shape [rows]
 */
export function nearestRows(
  { vectors, dimensions, inverseNorms }: SearchableRows,
  query: Float64Array,
  { topN, skip }: { topN: number; skip: Uint8Array },
): TopRows {
  const rows = inverseNorms.length;
  const top = new TopRows(Math.min(topN, rows));
  const evenEnd = dimensions - (dimensions % 4);
  for (let row = 0, start = 0; row < rows; row++, start += dimensions) {
    // Four sums, so that the additions need not wait for each other.
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let i = 0;
    for (let at = start; i < evenEnd; i += 4, at += 4) {
      a += vectors[at]! * query[i]!;
      b += vectors[at + 1]! * query[i + 1]!;
      c += vectors[at + 2]! * query[i + 2]!;
      d += vectors[at + 3]! * query[i + 3]!;
    }
    for (; i < dimensions; i++) a += vectors[start + i]! * query[i]!;
    const cosine = (a + b + (c + d)) * inverseNorms[row]!;
    if (cosine > top.floor && skip[row] === 0) top.offer(row, cosine);
  }
  return top;
}
