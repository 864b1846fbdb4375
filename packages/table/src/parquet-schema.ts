import type { Column, Columns, ItemColumn } from '@wordloom/schema';
import type { SchemaElement } from 'hyparquet';

const flat: Record<ItemColumn['type'] | 'bool', Omit<SchemaElement, 'name'>> = {
  int8: { type: 'INT32', converted_type: 'INT_8' },
  uint8: { type: 'INT32', converted_type: 'UINT_8' },
  int16: { type: 'INT32', converted_type: 'INT_16' },
  uint16: { type: 'INT32', converted_type: 'UINT_16' },
  int32: { type: 'INT32' },
  uint32: { type: 'INT32', converted_type: 'UINT_32' },
  int64: { type: 'INT64' },
  uint64: { type: 'INT64', converted_type: 'UINT_64' },
  float32: { type: 'FLOAT' },
  float64: { type: 'DOUBLE' },
  bool: { type: 'BOOLEAN' },
  utf8: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
};

/** Columns as a Parquet schema, depth first; nothing is nullable. Parquet has no vectors: they are lists. */
export function parquetSchema(columns: Columns): SchemaElement[] {
  const elements = Object.entries(columns).flatMap(([name, column]) => elementsOf(name, column));
  return [{ name: 'table', num_children: Object.keys(columns).length }, ...elements];
}

// A list in the three levels that the format prescribes, see LogicalTypes.md of apache/parquet-format.
function elementsOf(name: string, column: Column): SchemaElement[] {
  if (column.type !== 'list' && column.type !== 'vector') {
    return [{ name, repetition_type: 'REQUIRED', ...flat[column.type] }];
  }
  return [
    { name, repetition_type: 'REQUIRED', converted_type: 'LIST', num_children: 1 },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    ...elementsOf('element', column.item),
  ];
}
