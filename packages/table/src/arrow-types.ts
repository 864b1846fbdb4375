import type { Column, Columns } from '@wordloom/schema';
import {
  Bool,
  type DataType,
  Field,
  FixedSizeList,
  Float32,
  Float64,
  Int8,
  Int16,
  Int32,
  Int64,
  List,
  Schema,
  Uint8,
  Uint16,
  Uint32,
  Uint64,
  Utf8,
} from 'apache-arrow';
import { nameKey } from './name-key.ts';

const flat = {
  int8: Int8,
  uint8: Uint8,
  int16: Int16,
  uint16: Uint16,
  int32: Int32,
  uint32: Uint32,
  int64: Int64,
  uint64: Uint64,
  float32: Float32,
  float64: Float64,
  bool: Bool,
  utf8: Utf8,
};

export function arrowSchema(name: string, columns: Columns): Schema {
  const fields = Object.entries(columns).map(([column, type]) => new Field(column, arrowType(type), false));
  return new Schema(fields, new Map([[nameKey, name]]));
}

/** Vectors must have their size. */
export function arrowType(column: Column): DataType {
  if (column.type === 'list') return new List(new Field('item', arrowType(column.item), false));
  if (column.type === 'vector') {
    return new FixedSizeList(column.size!, new Field('item', arrowType(column.item), false));
  }
  return new flat[column.type]();
}
