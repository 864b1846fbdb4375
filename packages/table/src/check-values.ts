import { isUtf8 } from 'node:buffer';
import { WordloomError } from '@wordloom/errors';
import { type Column, type Columns, columnName, type NumberType } from '@wordloom/schema';
import type { AnyColumnValues, AnyTableValues } from './any-values.ts';
import { numberArrays } from './number-arrays.ts';

interface Complaint {
  readonly needed: string;
  readonly given: string;
  readonly row?: number;
}

/**
 * That each column is there, of its type, with sound offsets and valid UTF-8, and all are of one length.
 *
 * @throws WordloomError `table/values` naming table, column and row, what is needed and what was given
 */
export function checkValues(
  table: string,
  columns: Columns,
  values: Readonly<Record<string, unknown>>,
): void {
  let first: { name: string; rows: number } | undefined;
  for (const [name, column] of Object.entries(columns)) {
    const complaint = findFault(column, values[name]);
    if (complaint) throw refusal(table, name, complaint);
    const rows = rowCount(column, (values as AnyTableValues)[name]!);
    first ??= { name, rows };
    if (rows === first.rows) continue;
    throw refusal(table, name, {
      needed: `${first.rows} rows as in column '${first.name}'`,
      given: `${rows}`,
    });
  }
}

/** Rows of a table whose columns are known to be of one length. */
export function tableRows(columns: Columns, values: AnyTableValues): number {
  const first = Object.keys(columns)[0];
  return first === undefined ? 0 : rowCount(columns[first]!, values[first]!);
}

export function rowCount(column: Column, values: AnyColumnValues): number {
  if ('offsets' in values) return values.offsets.length - 1;
  if (column.type === 'vector' && 'size' in values)
    return values.size === 0 ? 0 : values.values.length / values.size;
  return 'length' in values ? values.length : 0;
}

function findFault(column: Column, given: unknown): Complaint | undefined {
  if (typeof given !== 'object' || given === null)
    return { needed: columnName(column), given: String(given) };
  const { values, offsets, bytes, size } = given as Record<string, unknown>;
  switch (column.type) {
    case 'utf8':
      return (
        wrongArray('bytes', bytes, 'uint8') ??
        wrongOffsets(offsets, bytes as Uint8Array) ??
        notText(given as never)
      );
    case 'list': {
      const length = column.item.type === 'utf8' ? itemsOf(values) : undefined;
      const inner =
        column.item.type === 'utf8'
          ? findFault(column.item, values)
          : wrongArray('values', values, column.item.type);
      return inner ?? wrongOffsets(offsets, length ?? (values as Uint8Array));
    }
    case 'vector':
      return (
        wrongArray('values', values, column.item.type) ??
        wrongSize(column.size, size, (values as Uint8Array).length)
      );
    case 'bool':
      return wrongArray('values', given, 'uint8') ?? notBool(given as Uint8Array);
    default:
      return wrongArray('values', given, column.type);
  }
}

function itemsOf(strings: unknown): { length: number } {
  const offsets = (strings as { offsets?: unknown } | undefined)?.offsets;
  return { length: offsets instanceof Int32Array ? offsets.length - 1 : 0 };
}

function wrongArray(part: string, given: unknown, type: NumberType): Complaint | undefined {
  const needed = numberArrays[type];
  if (given instanceof needed) return undefined;
  return { needed: `${part} as ${needed.name}`, given: given?.constructor?.name ?? String(given) };
}

function wrongOffsets(offsets: unknown, { length }: { length: number }): Complaint | undefined {
  if (!(offsets instanceof Int32Array)) return { needed: 'offsets as Int32Array', given: String(offsets) };
  if (offsets[0] !== 0)
    return { needed: 'offsets that start at 0', given: String(offsets[0] ?? 'none'), row: 0 };
  for (let row = 1; row < offsets.length; row++) {
    if (offsets[row]! >= offsets[row - 1]!) continue;
    return { needed: `an end of at least ${offsets[row - 1]}`, given: `${offsets[row]}`, row: row - 1 };
  }
  const end = offsets.at(-1)!;
  if (end <= length) return undefined;
  return { needed: `offsets within the ${length} values given`, given: `${end}`, row: offsets.length - 2 };
}

function wrongSize(needed: number | undefined, given: unknown, length: number): Complaint | undefined {
  if (typeof given !== 'number' || !Number.isInteger(given) || given < 0) {
    return { needed: 'a whole number as size', given: String(given) };
  }
  if (needed !== undefined && given !== needed) return { needed: `vectors of ${needed}`, given: `${given}` };
  if (given === 0 ? length === 0 : length % given === 0) return undefined;
  return {
    needed: `a multiple of the size ${given} as number of values`,
    given: `${length}`,
    row: Math.floor(length / given),
  };
}

function notBool(values: Uint8Array): Complaint | undefined {
  const row = values.findIndex((value) => value > 1);
  return row < 0 ? undefined : { needed: '0 or 1', given: `${values[row]}`, row };
}

// The whole is valid and no string starts inside a character: then each string is valid, at the price of one pass.
function notText({ bytes, offsets }: { bytes: Uint8Array; offsets: Int32Array }): Complaint | undefined {
  const inside = (offset: number) => offset < bytes.length && (bytes[offset]! & 0xc0) === 0x80;
  if (isUtf8(bytes) && !offsets.some(inside)) return undefined;
  let row = 0;
  while (isUtf8(bytes.subarray(offsets[row], offsets[row + 1]))) row++;
  return { needed: 'valid UTF-8', given: 'bytes that are not', row };
}

function refusal(table: string, column: string, { needed, given, row }: Complaint): WordloomError {
  return new WordloomError({
    code: 'table/values',
    what: `table '${table}', column '${column}': needs ${needed}, given ${given}`,
    ...(row === undefined ? {} : { where: { row } }),
  });
}
