import type { Ragged } from '@wordloom/schema';

/** Rows of one length, flat in row-major order. */
export interface PaddedRows {
  readonly rows: number;
  readonly columns: number;
  /** Shape [rows, columns]. */
  readonly values: Int32Array;
  /** 1 where there is a value, 0 for padding; shape [rows, columns]. */
  readonly masks: Float32Array;
}

/**
 * Some rows of any length as rows of one: cut after `columns`, or padded with `padding` at their end.
 *
 * @param options.rows which, in the order they are to stand
 * @param options.columns the longest of them by default
 */
export function padRows(
  { values, offsets }: Ragged<Int32Array>,
  options: { rows: ArrayLike<number>; padding: number; columns?: number },
): PaddedRows {
  const { rows, padding } = options;
  const lengths = Array.from(rows, (row) => offsets[row + 1]! - offsets[row]!);
  const columns = options.columns ?? lengths.reduce((longest, length) => Math.max(longest, length), 0);
  const padded = new Int32Array(rows.length * columns).fill(padding);
  const masks = new Float32Array(rows.length * columns);
  lengths.forEach((length, r) => {
    const from = offsets[rows[r]!]!;
    const kept = Math.min(length, columns);
    padded.set(values.subarray(from, from + kept), r * columns);
    masks.fill(1, r * columns, r * columns + kept);
  });
  return { rows: rows.length, columns, values: padded, masks };
}
