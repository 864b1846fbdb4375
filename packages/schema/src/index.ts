export { type Accepts, findMismatch } from './accepts.ts';
export {
  type BoolColumn,
  bool,
  type Column,
  type Columns,
  columnName,
  float32,
  float64,
  type ItemColumn,
  int8,
  int16,
  int32,
  int64,
  type ListColumn,
  list,
  type NumberColumn,
  type NumberType,
  type Utf8Column,
  uint8,
  uint16,
  uint32,
  uint64,
  utf8,
  type VectorColumn,
  vector,
} from './column.ts';
export { packStrings, stringAt, unpackStrings } from './strings.ts';
export type { ColumnValues, Matrix, Ragged, Strings, TableValues } from './values.ts';
