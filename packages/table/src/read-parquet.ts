import type { Columns, TableValues } from '@wordloom/schema';
import { ParquetDecoder } from './parquet-decoder.ts';

export interface ReadParquetOptions<C extends Columns> {
  /** What is needed; all columns where it is left out. Lists whose rows are of one length may be asked for as vectors, which Parquet does not have. */
  readonly columns?: C;
  /** How long a step may take before the file counts as damaged; by its size unless given. */
  readonly seconds?: number;
}

/**
 * All rows of a Parquet file, whichever program wrote it, as {@link readTable} gives those of a table file. Columns that may
 * hold nulls are taken as long as they hold none.
 *
 * @throws WordloomError `table/missing`, `table/columns`, `table/damaged`, and `table/unsupported` naming column and row for
 * nulls and for types that tables do not have
 */
export async function readParquet<const C extends Columns = Columns>(
  path: string,
  { columns, seconds }: ReadParquetOptions<C> = {},
): Promise<TableValues<C>> {
  const decoder = new ParquetDecoder(path, columns, seconds);
  try {
    const groups = await decoder.groups();
    return await decoder.rows(
      0,
      groups.reduce((sum, rows) => sum + rows, 0),
    );
  } finally {
    await decoder.close();
  }
}

/** The same row group by row group: memory stays at one. */
export async function* readParquetBatches<const C extends Columns = Columns>(
  path: string,
  { columns, seconds }: ReadParquetOptions<C> = {},
): AsyncGenerator<TableValues<C>, void, void> {
  const decoder = new ParquetDecoder(path, columns, seconds);
  try {
    let start = 0;
    for (const rows of await decoder.groups()) {
      yield await decoder.rows(start, start + rows);
      start += rows;
    }
  } finally {
    await decoder.close();
  }
}
