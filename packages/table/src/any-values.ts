import type { Column, Matrix, Ragged, Strings } from '@wordloom/schema';
import type { NumberArray } from './number-arrays.ts';

/** The values of a column whose type is known only at run time. */
export type AnyColumnValues = NumberArray | Strings | Ragged<NumberArray | Strings> | Matrix<NumberArray>;
export type AnyTableValues = Readonly<Record<string, AnyColumnValues>>;

/**
 * A column's values by the form that its type gives them, in one place: each `when` gets them with their own type.
 * Values must have passed {@link checkValues}, or come from a file.
 */
export function byForm<R>(
  column: Column,
  values: AnyColumnValues,
  when: {
    numbers(values: NumberArray): R;
    strings(values: Strings): R;
    list(values: Ragged<NumberArray | Strings>): R;
    vector(values: Matrix<NumberArray>): R;
  },
): R {
  if (column.type === 'utf8') return when.strings(values as Strings);
  if (column.type === 'list') return when.list(values as Ragged<NumberArray | Strings>);
  if (column.type === 'vector') return when.vector(values as Matrix<NumberArray>);
  return when.numbers(values as NumberArray);
}
