import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { WordloomError } from '@wordloom/errors';
import type { Columns } from '@wordloom/schema';
import { checkRows, type Row } from './check-rows.ts';

const types = {
  int8: 'INT_8',
  uint8: 'UINT_8',
  int16: 'INT_16',
  uint16: 'UINT_16',
  int32: 'INT32',
  int64: 'INT64',
  float32: 'FLOAT',
  float64: 'DOUBLE',
  bool: 'BOOLEAN',
  utf8: 'UTF8',
} as const;
const most = 100_000; // it takes about 7 microseconds a value, and keeps all of them in memory

/**
 * A small table of rows as a Parquet file, written by parquetjs-lite, which has to be installed. Rows are checked first, for it
 * spoils some values in silence; booleans are never written in runs, which it makes false. For all else there is
 * {@link writeParquet}.
 *
 * @throws WordloomError `table/rows` naming column and row, `table/no-parquetjs`
 */
export async function writeRows(path: string, columns: Columns, rows: readonly Row[]): Promise<void> {
  if (rows.length > most) throw tooMany(rows.length);
  checkRows(columns, rows);
  const { ParquetSchema, ParquetWriter } = await load();
  const fields = Object.entries(columns).map(([name, column]) => [
    name,
    {
      type: types[(column.type === 'list' ? column.item.type : column.type) as keyof typeof types],
      encoding: 'PLAIN',
      ...(column.type === 'list' ? { repeated: true } : {}),
    },
  ]);
  const unfinished = `${path}.${randomBytes(6).toString('hex')}.unfinished`;
  try {
    const writer = await ParquetWriter.openFile(new ParquetSchema(Object.fromEntries(fields)), unfinished);
    for (const row of rows) await writer.appendRow(row);
    await writer.close();
    const file = await open(unfinished, 'r');
    await file.sync().finally(() => file.close());
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

interface Parquetjs {
  readonly ParquetSchema: new (fields: unknown) => object;
  readonly ParquetWriter: {
    openFile(
      schema: object,
      path: string,
    ): Promise<{ appendRow(row: Row): Promise<void>; close(): Promise<void> }>;
  };
}

async function load(): Promise<Parquetjs> {
  try {
    const { default: library } = (await import('parquetjs-lite')) as { default: Parquetjs };
    return library;
  } catch (cause) {
    throw new WordloomError({
      code: 'table/no-parquetjs',
      what: 'parquetjs-lite is not installed, or cannot be loaded',
      fix: 'npm install parquetjs-lite; or use writeParquet, which needs nothing more',
      cause,
    });
  }
}

function tooMany(rows: number): WordloomError {
  return new WordloomError({
    code: 'table/rows',
    what: `parquetjs-lite is for small tables, of at most ${most} rows, given ${rows}`,
    fix: 'write a table with openTableWriter and export it with writeParquet',
  });
}
