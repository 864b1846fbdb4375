import type {
  BoolColumn,
  Column,
  Columns,
  ListColumn,
  NumberType,
  Utf8Column,
  VectorColumn,
} from './column.ts';

interface NumberArrays {
  int8: Int8Array;
  uint8: Uint8Array;
  int16: Int16Array;
  uint16: Uint16Array;
  int32: Int32Array;
  uint32: Uint32Array;
  int64: BigInt64Array;
  uint64: BigUint64Array;
  float32: Float32Array;
  float64: Float64Array;
}

/** Strings end to end in UTF-8: string i is bytes[offsets[i] .. offsets[i + 1]]. */
export interface Strings {
  readonly bytes: Uint8Array;
  /** Shape [rows + 1]; offsets[0] is 0. */
  readonly offsets: Int32Array;
}

/** Rows of any length end to end: row i is values[offsets[i] .. offsets[i + 1]]. */
export interface Ragged<V> {
  readonly values: V;
  /** Shape [rows + 1]; offsets[0] is 0. */
  readonly offsets: Int32Array;
}

/** Rows of one length end to end, shape [rows, size] in row-major order. */
export interface Matrix<V> {
  readonly values: V;
  readonly size: number;
}

/** What a column is in memory: flat typed arrays, no object for a row. A bool is a byte of 0 or 1. */
export type ColumnValues<C extends Column> = C extends { type: infer T extends NumberType }
  ? NumberArrays[T]
  : C extends BoolColumn
    ? Uint8Array
    : C extends Utf8Column
      ? Strings
      : C extends ListColumn<infer I>
        ? Ragged<ColumnValues<I>>
        : C extends VectorColumn<infer I>
          ? Matrix<ColumnValues<I>>
          : never;

/** A table in memory: one entry a column, all of the same number of rows. */
export type TableValues<C extends Columns> = { readonly [K in keyof C]: ColumnValues<C[K]> };
