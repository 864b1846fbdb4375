import { open, rename, rm } from 'node:fs/promises';
import { type Column, unpackStrings } from '@wordloom/schema';
import type { DecodedArray } from 'hyparquet';
import { type AnyColumnValues, type AnyTableValues, byForm } from './any-values.ts';
import { nameKey } from './name-key.ts';
import type { NumberArray } from './number-arrays.ts';
import { parquetSchema } from './parquet-schema.ts';
import { readBatches, tableInfo } from './read-table.ts';
import { splitRows } from './split-rows.ts';
import { TableMemory } from './table-memory.ts';

const leastRows = 1 << 16;
const largestBuffer = 2 ** 24; // rows become JavaScript values here, at several times the size

/**
 * A table file as Parquet (snappy), for pandas, Polars, DuckDB and others. Memory stays at one row group; `path` appears
 * only when all of it is on the disk.
 *
 * @param source a table file that {@link openTableWriter} made
 */
export async function writeParquet(path: string, source: string): Promise<void> {
  const { fileWriter, ParquetWriter } = await import('hyparquet-writer');
  const { name, columns } = tableInfo(source);
  const unfinished = `${path}.unfinished`;
  try {
    const writer = new ParquetWriter({
      writer: fileWriter(unfinished),
      schema: parquetSchema(columns),
      kvMetadata: [{ key: nameKey, value: name }],
      createdBy: 'wordloom',
    });
    for await (const batch of readBatches(source, { leastRows, memory: new TableMemory() })) {
      for (const [rows, count] of splitRows(columns, batch as AnyTableValues, largestBuffer)) {
        const columnData = Object.entries(columns).map(([name, column]) => ({
          name,
          data: cells(column, rows[name]!),
        }));
        await writer.write({ columnData, rowGroupSize: Math.max(1, count) });
      }
    }
    await writer.finish();
    const file = await open(unfinished, 'r');
    await file.sync().finally(() => file.close());
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

// Flat numbers stay a typed array; of all else, one JavaScript value a row.
function cells(column: Column, values: AnyColumnValues): DecodedArray {
  return byForm<DecodedArray>(column, values, {
    numbers: (numbers) => (column.type === 'bool' ? Array.from(numbers, Boolean) : physical(numbers)),
    strings: (strings) => unpackStrings(strings),
    list({ values, offsets }) {
      const items = 'bytes' in values ? unpackStrings(values) : values;
      return Array.from({ length: offsets.length - 1 }, (_, row) =>
        part(items, offsets[row]!, offsets[row + 1]!),
      );
    },
    vector: ({ values, size }) =>
      Array.from({ length: values.length / (size || 1) }, (_, row) =>
        part(values, row * size, (row + 1) * size),
      ),
  });
}

function part(items: NumberArray | string[], start: number, end: number): unknown[] {
  return Array.from<unknown>(items.slice(start, end) as ArrayLike<unknown>);
}

// Parquet keeps narrow integers in 32 bits. The library takes 32 unsigned bits right only from plain numbers.
function physical(numbers: NumberArray): DecodedArray {
  if (numbers instanceof Uint32Array) return Array.from(numbers);
  return numbers.BYTES_PER_ELEMENT < 4 ? Int32Array.from(numbers as Int16Array) : (numbers as Int32Array);
}
