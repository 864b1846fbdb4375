import { WordloomError } from '@wordloom/errors';
import type { Column, Columns, Strings } from '@wordloom/schema';
import { type AnyColumnValues, type AnyTableValues, byForm } from './any-values.ts';
import { tableRows } from './check-values.ts';
import type { NumberArray } from './number-arrays.ts';

/**
 * Values in runs of rows of which no column takes more than `limit` bytes; most often one run, of all rows.
 *
 * @throws WordloomError `table/row-size` for a row that alone is over the limit
 */
export function* splitRows(
  columns: Columns,
  values: AnyTableValues,
  limit: number,
): Iterable<[AnyTableValues, number]> {
  const rows = tableRows(columns, values);
  let start = 0;
  do {
    let end = rows;
    for (const [name, column] of Object.entries(columns))
      end = lastRow(column, values[name]!, start, end, limit);
    if (end === start && rows > 0) throw oversized(start, limit);
    yield [sliceRows(columns, values, start, end), end - start];
    start = end;
  } while (start < rows);
}

/** Views of rows start .. end of every column, without values past the last row; offsets start at 0 again. */
export function sliceRows(
  columns: Columns,
  values: AnyTableValues,
  start: number,
  end: number,
): AnyTableValues {
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, sliceColumn(column, values[name]!, start, end)]),
  );
}

function sliceColumn(column: Column, values: AnyColumnValues, start: number, end: number): AnyColumnValues {
  return byForm<AnyColumnValues>(column, values, {
    numbers: (numbers) => numbers.subarray(start, end),
    strings: (strings) => sliceStrings(strings, start, end),
    list({ values, offsets }) {
      const from = offsets[start]!;
      const to = offsets[end]!;
      const items =
        'bytes' in values ? sliceStrings(values, from, to) : (values.subarray(from, to) as NumberArray);
      return { values: items, offsets: rebase(offsets, start, end) };
    },
    vector: ({ values, size }) => ({
      values: values.subarray(start * size, end * size) as NumberArray,
      size,
    }),
  });
}

function sliceStrings({ bytes, offsets }: Strings, start: number, end: number): Strings {
  return { bytes: bytes.subarray(offsets[start], offsets[end]), offsets: rebase(offsets, start, end) };
}

function rebase(offsets: Int32Array, start: number, end: number): Int32Array {
  const first = offsets[start]!;
  return first === 0
    ? offsets.subarray(start, end + 1)
    : offsets.slice(start, end + 1).map((offset) => offset - first);
}

// By bisection, since the size of a run grows with its length.
function lastRow(column: Column, values: AnyColumnValues, start: number, end: number, limit: number): number {
  const size = sizeOf(column, values, start);
  if (size(end) <= limit) return end;
  let low = start;
  let high = end;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (size(middle) <= limit) low = middle;
    else high = middle;
  }
  return low;
}

// Bytes of the column's largest buffer in rows start .. end.
function sizeOf(column: Column, values: AnyColumnValues, start: number): (end: number) => number {
  return byForm<(end: number) => number>(column, values, {
    numbers: (numbers) => (end) => (end - start) * numbers.BYTES_PER_ELEMENT,
    strings:
      ({ offsets }) =>
      (end) =>
        Math.max(offsets[end]! - offsets[start]!, 4 * (end - start + 1)),
    list({ values, offsets }) {
      const width = 'bytes' in values ? 0 : values.BYTES_PER_ELEMENT;
      const items = 'bytes' in values ? sizeOf({ type: 'utf8' }, values, offsets[start]!) : undefined;
      return (end) =>
        Math.max(items?.(offsets[end]!) ?? width * (offsets[end]! - offsets[start]!), 4 * (end - start + 1));
    },
    vector:
      ({ values, size }) =>
      (end) =>
        (end - start) * size * values.BYTES_PER_ELEMENT,
  });
}

function oversized(row: number, limit: number): WordloomError {
  return new WordloomError({
    code: 'table/row-size',
    what: `a single row is larger than ${limit} bytes`,
    where: { row },
    fix: 'split it into several rows',
  });
}
