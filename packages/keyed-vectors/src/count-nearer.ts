import type { SearchableRows } from './cosine-blocks.ts';
import { scanRows } from './scan-rows.ts';

/**
 * How many rows have a larger cosine to a target than a given one, exactly.
 *
 * @param of.target of length 1, shape [dimensions]
 * @param of.skip rows that do not count
 */
export function countNearer(
  rows: SearchableRows,
  { target, than, skip }: { target: Float64Array; than: number; skip: (row: number) => boolean },
): number {
  let count = 0;
  const offer = (row: number) => {
    if (!skip(row)) count++;
  };
  scanRows(rows, [{ target, floor: than, offer }]);
  return count;
}
