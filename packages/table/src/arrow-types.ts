import {
  Bool,
  type DataType,
  Field,
  FixedSizeList,
  Float,
  Float32,
  Float64,
  Int,
  Int8,
  Int16,
  Int32,
  Int64,
  List,
  Precision,
  Schema,
  DataType as Types,
  Uint8,
  Uint16,
  Uint32,
  Uint64,
  Utf8,
} from 'apache-arrow';
import type { Column, Columns, ItemColumn, NumberColumn, NumberType } from './schema/index.ts';

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
const nameKey = 'wordloom.table';

export function arrowSchema(name: string, columns: Columns): Schema {
  const fields = Object.entries(columns).map(([column, type]) => new Field(column, arrowType(type), false));
  return new Schema(fields, new Map([[nameKey, name]]));
}

/** Vectors must have their size. */
export function arrowType(column: Column): DataType {
  if (column.type === 'list') return new List(new Field('item', arrowType(column.item), false));
  if (column.type === 'vector')
    return new FixedSizeList(column.size!, new Field('item', arrowType(column.item), false));
  return new flat[column.type]();
}

export function tableName(schema: Schema): string {
  return schema.metadata.get(nameKey) ?? '';
}

/** The column that an Arrow type is, or undefined where there is none for it. */
export function columnOf(type: DataType): Column | undefined {
  if (Types.isList(type)) {
    const item = itemOf(type.valueType);
    return item && { type: 'list', item };
  }
  if (Types.isFixedSizeList(type)) {
    const item = numberOf(type.valueType);
    return item && { type: 'vector', item, size: type.listSize };
  }
  return Types.isBool(type) ? { type: 'bool' } : itemOf(type);
}

function itemOf(type: DataType): ItemColumn | undefined {
  return Types.isUtf8(type) ? { type: 'utf8' } : numberOf(type);
}

function numberOf(type: DataType): NumberColumn | undefined {
  if (type instanceof Int) return { type: `${type.isSigned ? 'int' : 'uint'}${type.bitWidth}` as NumberType };
  if (!(type instanceof Float) || type.precision === Precision.HALF) return undefined;
  return { type: type.precision === Precision.SINGLE ? 'float32' : 'float64' };
}
