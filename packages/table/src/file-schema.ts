import type { Column, ItemColumn, NumberColumn, NumberType } from '@wordloom/schema';
import type { FlatTable } from './flat-table.ts';
import { nameKey } from './name-key.ts';

// Field numbers and type numbers of Schema.fbs in apache/arrow.
const schema = { endianness: 0, fields: 1, metadata: 2 };
const field = { name: 0, typeNumber: 2, type: 3, dictionary: 4, children: 5 };
const types = {
  int: 2,
  float: 3,
  utf8: 5,
  bool: 6,
  list: 12,
  fixedSizeList: 16,
  largeUtf8: 20,
  largeList: 21,
};
const others: Readonly<Record<number, string>> = {
  4: 'binary',
  7: 'decimal',
  8: 'date',
  9: 'time',
  10: 'timestamp',
  13: 'struct',
  17: 'map',
  23: 'binary view',
  24: 'string view',
};

/** A column of a file: its type, and which of its row offsets, from the outside in, have 64 bits. */
export interface FileColumn {
  readonly type: Column;
  readonly wide: readonly boolean[];
}

/** Name and columns of an Arrow schema; in words where Wordloom has no type for a column. */
export function readSchema(table: FlatTable): { name: string; columns: [string, FileColumn | string][] } {
  if (table.int16(schema.endianness) !== 0) throw new RangeError('its numbers are big-endian');
  const named = table.tables(schema.metadata).find((pair) => pair.string(0) === nameKey);
  const columns = table
    .tables(schema.fields)
    .map((one): [string, FileColumn | string] => [one.string(field.name), columnOf(one) ?? typeName(one)]);
  return { name: named?.string(1) ?? '', columns };
}

function columnOf(one: FlatTable): FileColumn | undefined {
  const type = one.uint8(field.typeNumber);
  switch (type) {
    case types.bool:
      return { type: { type: 'bool' }, wide: [] };
    case types.list:
    case types.largeList: {
      const item = itemOf(one.tables(field.children)[0]);
      return (
        item && { type: { type: 'list', item: item.type }, wide: [type === types.largeList, ...item.wide] }
      );
    }
    case types.fixedSizeList: {
      const item = numberOf(one.tables(field.children)[0]);
      const size = one.table(field.type).int32(0);
      return item && size >= 0 ? { type: { type: 'vector', item, size }, wide: [] } : undefined;
    }
    default:
      return itemOf(one);
  }
}

function itemOf(one: FlatTable | undefined): (FileColumn & { readonly type: ItemColumn }) | undefined {
  const type = one?.uint8(field.typeNumber);
  if ((type === types.utf8 || type === types.largeUtf8) && !one!.has(field.dictionary))
    return { type: { type: 'utf8' }, wide: [type === types.largeUtf8] };
  const number = numberOf(one);
  return number && { type: number, wide: [] };
}

function typeName(one: FlatTable): string {
  if (one.has(field.dictionary)) return 'dictionary';
  const inner = one.tables(field.children)[0];
  const type = one.uint8(field.typeNumber);
  if (inner && (type === types.list || type === types.largeList || type === types.fixedSizeList))
    return `list of ${others[inner.uint8(field.typeNumber)] ?? 'another kind'}`;
  return others[type] ?? `type ${type} of Schema.fbs`;
}

function numberOf(one: FlatTable | undefined): NumberColumn | undefined {
  if (!one || one.has(field.dictionary)) return undefined;
  const type = one.table(field.type);
  switch (one.uint8(field.typeNumber)) {
    case types.int: {
      const bits = type.int32(0);
      const signed = type.uint8(1) !== 0;
      return [8, 16, 32, 64].includes(bits)
        ? { type: `${signed ? '' : 'u'}int${bits}` as NumberType }
        : undefined;
    }
    case types.float:
      return { 1: { type: 'float32' }, 2: { type: 'float64' } }[type.int16(0)] as NumberColumn | undefined;
    default:
      return undefined;
  }
}
