import type { SearchableRows } from './cosine-blocks.ts';
import { scanRows } from './scan-rows.ts';
import { TopRows } from './top-rows.ts';

export interface RowQuery {
  /** Of length 1, shape [dimensions]. */
  readonly target: Float64Array;
  /** Rows that do not come out. */
  readonly exclude: readonly number[];
}

/**
 * For each query the rows with the largest cosine to it, exactly, by a scan over all rows; equal cosines by row.
 *
 * @param skip rows that never come out, by a byte of 1; shape [rows]
 */
export function nearestRows(
  rows: SearchableRows,
  queries: readonly RowQuery[],
  { topN, skip }: { topN: number; skip: Uint8Array },
): TopRows[] {
  const scans = queries.map(({ target, exclude }) => {
    const top = new TopRows(Math.min(topN, skip.length));
    return {
      target,
      top,
      get floor() {
        return top.floor;
      },
      offer(row: number, cosine: number) {
        if (skip[row] === 0 && !exclude.includes(row)) top.offer(row, cosine);
      },
    };
  });
  scanRows(rows, scans);
  return scans.map(({ top }) => top);
}
