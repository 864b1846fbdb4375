import { cosineBlocks, cosineError, type SearchableRows } from './cosine-blocks.ts';
import { exactCosine } from './exact-cosine.ts';

/** One search over all rows. */
export interface RowScan {
  /** Of length 1, shape [dimensions]. */
  readonly target: Float64Array;
  /** What a cosine must exceed to be of interest; may rise on the way. */
  readonly floor: number;
  /** Takes the rows with a cosine above the floor, in ascending order. */
  offer(row: number, cosine: number): void;
}

/** Scans that share one reading of a block of rows. */
const scansAtOnce = 64;

/**
 * Goes over all rows for several searches at once. Bounds in 32 bits pass over nearly all rows; what remains is computed in 64,
 * so that the result is exact, and the same however many searches go together.
 */
export function scanRows(rows: SearchableRows, scans: readonly RowScan[]): void {
  for (let first = 0; first < scans.length; first += scansAtOnce) {
    scanTogether(rows, scans.slice(first, first + scansAtOnce));
  }
}

function scanTogether(rows: SearchableRows, scans: readonly RowScan[]): void {
  const error = cosineError(rows.dimensions);
  const targets = scans.map(({ target }) => target);
  for (const { firstRow, endRow, nextAbove } of cosineBlocks(rows, targets)) {
    scans.forEach((scan, i) => {
      let row = nextAbove(i, firstRow, scan.floor - error);
      while (row < endRow) {
        const cosine = exactCosine(rows, row, scan.target);
        if (cosine > scan.floor) scan.offer(row, cosine);
        row = nextAbove(i, row + 1, scan.floor - error);
      }
    });
  }
}
