import type { Column, Columns } from '@wordloom/schema';
import {
  type Data,
  type FixedSizeList,
  type Int,
  type List,
  makeData,
  RecordBatch,
  type Schema,
  Struct,
  Utf8,
} from 'apache-arrow';
import { type AnyColumnValues, type AnyTableValues, byForm } from './any-values.ts';
import { arrowType } from './arrow-types.ts';
import { rowCount } from './check-values.ts';

/** Checked values as an Arrow record batch over the same memory; only bools are copied, eight to a byte. */
export function recordBatch(
  schema: Schema,
  columns: Columns,
  values: AnyTableValues,
  rows: number,
): RecordBatch {
  const children = Object.entries(columns).map(([name, column]) => columnData(column, values[name]!));
  return new RecordBatch(
    schema,
    makeData({ type: new Struct(schema.fields), length: rows, nullCount: 0, children }),
  );
}

function columnData(column: Column, values: AnyColumnValues): Data {
  const length = rowCount(column, values);
  return byForm<Data>(column, values, {
    numbers(values) {
      const data = column.type === 'bool' ? packBits(values as Uint8Array) : values;
      return makeData({ type: arrowType(column) as Int, length, nullCount: 0, data: data as never });
    },
    strings: ({ bytes, offsets }) =>
      makeData({ type: new Utf8(), length, nullCount: 0, data: bytes, valueOffsets: offsets }),
    list({ values, offsets }) {
      const child = columnData((column as { item: Column }).item, values);
      return makeData({
        type: arrowType(column) as List,
        length,
        nullCount: 0,
        child,
        valueOffsets: offsets,
      });
    },
    vector({ values }) {
      const child = columnData((column as { item: Column }).item, values);
      return makeData({ type: arrowType(column) as FixedSizeList, length, nullCount: 0, child });
    },
  });
}

function packBits(bytes: Uint8Array): Uint8Array {
  const bits = new Uint8Array((bytes.length + 7) >> 3);
  for (let i = 0; i < bytes.length; i++) bits[i >> 3]! |= bytes[i]! << (i & 7);
  return bits;
}
