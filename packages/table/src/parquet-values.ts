import { type Column, packStrings, type Strings } from '@wordloom/schema';
import type { DecodedArray } from 'hyparquet';
import type { AnyColumnValues } from './any-values.ts';
import { type NumberArray, numberArrays } from './number-arrays.ts';

/** Rows of a column that cannot be taken, by what is wrong with them. */
export class UnfitRow extends Error {
  readonly row: number;
  constructor(row: number, what: string) {
    super(what);
    this.row = row;
  }
}

/**
 * A column's values from the runs of rows that the library decoded: typed arrays, or one JavaScript value a row.
 *
 * @throws UnfitRow for a null, and for a row of another length than the vectors that are wanted
 */
export function valuesOfRuns(column: Column, runs: readonly DecodedArray[]): AnyColumnValues {
  switch (column.type) {
    case 'utf8':
      return stringsOf(runs);
    case 'list':
      return listOf(column.item, runs);
    case 'vector': {
      const { values, offsets } = listOf(column.item, runs);
      const size = column.size ?? offsets[1] ?? 0;
      for (let row = 0; row + 1 < offsets.length; row++) {
        const length = offsets[row + 1]! - offsets[row]!;
        if (length !== size) throw new UnfitRow(row, `needs vectors of ${size}, given ${length} values`);
      }
      return { values: values as NumberArray, size };
    }
    default:
      return numbersOf(column.type === 'bool' ? 'uint8' : column.type, runs);
  }
}

function numbersOf(type: keyof typeof numberArrays, runs: readonly DecodedArray[]): NumberArray {
  const rows = runs.reduce((sum, { length }) => sum + length, 0);
  const width = numberArrays[type].BYTES_PER_ELEMENT;
  const target = new numberArrays[type](new SharedArrayBuffer(rows * width)) as Float64Array;
  let at = 0;
  for (const run of runs) {
    if (ArrayBuffer.isView(run)) target.set(run as Float64Array, at);
    else for (let i = 0; i < run.length; i++) target[at + i] = present(run[i], at + i);
    at += run.length;
  }
  return target;
}

function stringsOf(runs: readonly DecodedArray[]): Strings {
  const strings: string[] = [];
  for (const run of runs) for (const value of run) strings.push(present(value, strings.length));
  const { bytes, offsets } = packStrings(strings);
  return { bytes: inShared(bytes) as Uint8Array, offsets: inShared(offsets) as Int32Array };
}

function listOf(item: Extract<Column, { type: 'list' }>['item'], runs: readonly DecodedArray[]) {
  const rows: ArrayLike<unknown>[] = [];
  for (const run of runs) for (const row of run) rows.push(present(row, rows.length));
  const offsets = new Int32Array(new SharedArrayBuffer(4 * (rows.length + 1)));
  for (let row = 0; row < rows.length; row++) offsets[row + 1] = offsets[row]! + rows[row]!.length;
  const items = new Array<unknown>(offsets.at(-1)!);
  for (let row = 0, at = 0; row < rows.length; row++)
    for (let i = 0; i < rows[row]!.length; i++) items[at++] = present(rows[row]![i], row);
  return { values: item.type === 'utf8' ? stringsOf([items]) : numbersOf(item.type, [items]), offsets };
}

function present<T>(value: unknown, row: number): T {
  if (value === null || value === undefined) throw new UnfitRow(row, 'is null');
  return value as T;
}

/** The same values in memory that threads share. */
function inShared(values: Uint8Array | Int32Array): Uint8Array | Int32Array {
  const memory = new SharedArrayBuffer(values.byteLength);
  const copy = values instanceof Uint8Array ? new Uint8Array(memory) : new Int32Array(memory);
  copy.set(values);
  return copy;
}
