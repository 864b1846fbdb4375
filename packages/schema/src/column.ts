/** Types of one number, named as in Arrow. */
export type NumberType =
  | 'int8'
  | 'uint8'
  | 'int16'
  | 'uint16'
  | 'int32'
  | 'uint32'
  | 'int64'
  | 'uint64'
  | 'float32'
  | 'float64';

export interface NumberColumn<T extends NumberType = NumberType> {
  readonly type: T;
}
export interface BoolColumn {
  readonly type: 'bool';
}
export interface Utf8Column {
  readonly type: 'utf8';
}
/** Rows of any length. */
export interface ListColumn<I extends ItemColumn = ItemColumn> {
  readonly type: 'list';
  readonly item: I;
}
/** Rows of one length; `size` undefined where it is known only from the data. */
export interface VectorColumn<
  I extends NumberColumn = NumberColumn,
  N extends number | undefined = number | undefined,
> {
  readonly type: 'vector';
  readonly item: I;
  readonly size: N;
}

export type ItemColumn = NumberColumn | Utf8Column;
/** The type of a column, as plain data: the same value is the compile-time type and the run-time check. */
export type Column = NumberColumn | BoolColumn | Utf8Column | ListColumn | VectorColumn;
export type Columns = Readonly<Record<string, Column>>;

export const int8 = { type: 'int8' } as const;
export const uint8 = { type: 'uint8' } as const;
export const int16 = { type: 'int16' } as const;
export const uint16 = { type: 'uint16' } as const;
export const int32 = { type: 'int32' } as const;
export const uint32 = { type: 'uint32' } as const;
export const int64 = { type: 'int64' } as const;
export const uint64 = { type: 'uint64' } as const;
export const float32 = { type: 'float32' } as const;
export const float64 = { type: 'float64' } as const;
export const bool = { type: 'bool' } as const;
export const utf8 = { type: 'utf8' } as const;

export function list<I extends ItemColumn>(item: I): ListColumn<I> {
  return { type: 'list', item };
}

export function vector<I extends NumberColumn>(item: I): VectorColumn<I, undefined>;
export function vector<I extends NumberColumn, N extends number>(item: I, size: N): VectorColumn<I, N>;
export function vector(item: NumberColumn, size?: number): VectorColumn {
  return { type: 'vector', item, size };
}

/** A column's type in words: `int32`, `list of int32`, `vector of 100 float32`. */
export function columnName(column: Column): string {
  if (column.type === 'list') return `list of ${column.item.type}`;
  if (column.type === 'vector')
    return `vector of ${column.size === undefined ? '' : `${column.size} `}${column.item.type}`;
  return column.type;
}
