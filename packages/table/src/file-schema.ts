import type { Column, ItemColumn, NumberColumn, NumberType } from '@wordloom/schema';
import type { FlatTable } from './flat-table.ts';
import { nameKey } from './name-key.ts';

// Field numbers and type numbers of Schema.fbs in apache/arrow.
const schema = { endianness: 0, fields: 1, metadata: 2 };
const field = { name: 0, typeNumber: 2, type: 3, dictionary: 4, children: 5 };
const types = { int: 2, float: 3, utf8: 5, bool: 6, list: 12, fixedSizeList: 16 };

/** Name and columns of an Arrow schema; a column is undefined where Wordloom has no type for it. */
export function readSchema(table: FlatTable): { name: string; columns: [string, Column | undefined][] } {
  if (table.int16(schema.endianness) !== 0) throw new RangeError('its numbers are big-endian');
  const named = table.tables(schema.metadata).find((pair) => pair.string(0) === nameKey);
  const columns = table
    .tables(schema.fields)
    .map((one): [string, Column | undefined] => [one.string(field.name), columnOf(one)]);
  return { name: named?.string(1) ?? '', columns };
}

function columnOf(one: FlatTable): Column | undefined {
  switch (one.uint8(field.typeNumber)) {
    case types.bool:
      return { type: 'bool' };
    case types.list: {
      const item = itemOf(one.tables(field.children)[0]);
      return item && { type: 'list', item };
    }
    case types.fixedSizeList: {
      const item = numberOf(one.tables(field.children)[0]);
      const size = one.table(field.type).int32(0);
      return item && size >= 0 ? { type: 'vector', item, size } : undefined;
    }
    default:
      return itemOf(one);
  }
}

function itemOf(one: FlatTable | undefined): ItemColumn | undefined {
  if (one?.uint8(field.typeNumber) === types.utf8 && !one.has(field.dictionary)) return { type: 'utf8' };
  return numberOf(one);
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
