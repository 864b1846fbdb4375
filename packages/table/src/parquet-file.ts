import { visible, WordloomError } from '@wordloom/errors';
import type { Column, Columns, TableValues } from '@wordloom/schema';
import type { AsyncBuffer, ColumnData, Compressors, FileMetaData } from 'hyparquet';
import type { AnyColumnValues } from './any-values.ts';
import { nameKey } from './name-key.ts';
import { neededOf } from './needed-columns.ts';
import { columnOfParquet } from './parquet-columns.ts';
import { UnfitRow, valuesOfRuns } from './parquet-values.ts';
import { TableFile } from './table-file.ts';

const largestPage = 2 ** 30; // a page of a healthy file has about a megabyte
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A Parquet file, open for reading of rows as long as its thread lives. */
export class ParquetFile {
  readonly #file: TableFile;
  readonly #buffer: AsyncBuffer;
  readonly #metadata: FileMetaData;
  /** Columns that are repeated without a list around them: they have no nulls, only empty rows. */
  readonly #repeated = new Set<string>();

  private constructor(file: TableFile, buffer: AsyncBuffer, metadata: FileMetaData) {
    this.#file = file;
    this.#buffer = buffer;
    this.#metadata = metadata;
  }

  /** @throws WordloomError `table/missing`, `table/damaged` */
  static async open(path: string): Promise<ParquetFile> {
    const { parquetMetadataAsync } = await import('hyparquet');
    const file = new TableFile(path);
    const buffer = {
      byteLength: file.size,
      slice: (start: number, end = file.size) => file.bytes(start, end).buffer as ArrayBuffer,
    };
    return new ParquetFile(file, buffer, await sound(file, () => parquetMetadataAsync(buffer)));
  }

  /** Rows of each row group. */
  get groups(): number[] {
    return this.#metadata.row_groups.map(({ num_rows }) => Number(num_rows));
  }

  /**
   * The columns that are wanted, or all. A list may be wanted as vectors, which Parquet does not have.
   *
   * @throws WordloomError `table/columns`, `table/unsupported`
   */
  async columns<C extends Columns>(wanted: C | undefined): Promise<C> {
    const { parquetSchema } = await import('hyparquet');
    const trees = await sound(this.#file, async () => parquetSchema(this.#metadata).children);
    const columns: Record<string, Column> = {};
    for (const tree of trees) {
      const { name } = tree.element;
      const need = wanted?.[name];
      const got = columnOfParquet(tree);
      if (tree.element.repetition_type === 'REPEATED') this.#repeated.add(name);
      if (typeof got === 'string') {
        if (wanted === undefined || need)
          throw unsupported(this.#file, name, `has a type that tables do not have: ${visible(got)}`);
      } else if (need?.type === 'vector' && got.type === 'list' && need.item.type === got.item.type)
        columns[name] = need;
      else columns[name] = got;
    }
    const name = this.#metadata.key_value_metadata?.find(({ key }) => key === nameKey)?.value ?? '';
    return neededOf(this.#file, { name, columns }, wanted);
  }

  /** Rows start .. end, where row groups begin and end. */
  async read<C extends Columns>(columns: C, start: number, end: number): Promise<TableValues<C>> {
    const [{ parquetRead }, { compressors }] = await Promise.all([
      import('hyparquet'),
      import('hyparquet-compressors'),
    ]);
    const runs = new Map(Object.keys(columns).map((name) => [name, [] as ColumnData[]]));
    await sound(this.#file, () =>
      parquetRead({
        file: this.#buffer,
        metadata: this.#metadata,
        columns: [...runs.keys()],
        rowStart: start,
        rowEnd: end,
        compressors: bounded(compressors),
        parsers: { stringFromBytes: (bytes: Uint8Array | undefined) => bytes && strict.decode(bytes) },
        onChunk: (run) => runs.get(run.columnName)!.push(run),
      }),
    );
    const values = Object.entries(columns).map(([name, column]) => {
      const ordered = runs.get(name)!.sort((a, b) => a.rowStart - b.rowStart);
      return [name, this.#valuesOf(name, column, ordered, end - start)];
    });
    return Object.fromEntries(values) as TableValues<C>;
  }

  #valuesOf(name: string, column: Column, runs: readonly ColumnData[], rows: number): AnyColumnValues {
    const decoded = runs.map(({ columnData }) =>
      this.#repeated.has(name) ? Array.from(columnData, (row: unknown) => row ?? []) : columnData,
    );
    if (decoded.reduce((sum, { length }) => sum + length, 0) !== rows)
      throw this.#file.damaged(`column '${visible(name)}' has another number of rows than the file`);
    try {
      return valuesOfRuns(column, decoded);
    } catch (error) {
      if (!(error instanceof UnfitRow)) throw error;
      throw unsupported(this.#file, name, error.message).at({ row: (runs[0]?.rowStart ?? 0) + error.row });
    }
  }
}

// What the library throws at bytes that make no sense: no error of its own, whatever the decoder stumbled over.
async function sound<R>(file: TableFile, work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof WordloomError) throw cause;
    throw file.damaged(visible(String((cause as Error)?.message ?? cause)).slice(0, 200), cause, 'Parquet');
  }
}

function bounded(compressors: Compressors): Compressors {
  const limited = Object.entries(compressors).map(([codec, decompress]) => [
    codec,
    (input: Uint8Array, length: number) => {
      if (length > largestPage) throw new RangeError('a page says that it is larger than 1 GiB');
      return length === 0 ? input.subarray(0, 0) : decompress(input, length); // hyparquet-compressors stumbles over LZ4 of nothing
    },
  ]);
  return Object.fromEntries(limited) as Compressors;
}

function unsupported(file: TableFile, column: string, what: string): WordloomError {
  return new WordloomError({
    code: 'table/unsupported',
    what: `column '${visible(column)}' of a Parquet file ${what}`,
    where: { file: file.path },
    fix: 'ask for other columns, or write it anew without them',
  });
}
