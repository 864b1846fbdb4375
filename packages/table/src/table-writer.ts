import { type FileHandle, open } from 'node:fs/promises';
import type { Schema } from 'apache-arrow';
import type { AnyTableValues } from './any-values.ts';
import { arrowSchema } from './arrow-types.ts';
import { checkValues } from './check-values.ts';
import { ColumnHasher } from './column-hasher.ts';
import { IpcEncoder } from './ipc-encoder.ts';
import { recordBatch } from './record-batch.ts';
import type { Column, Columns, Matrix, TableValues } from './schema/index.ts';
import { splitRows } from './split-rows.ts';
import { writeFully } from './write-fully.ts';

/** What a table file holds. */
export interface WrittenTable {
  readonly rows: number;
  /** Of the file. */
  readonly bytes: number;
  /** In the table's order: the type, with the size of vectors, and SHA-256 of the content, see {@link ColumnHasher}. */
  readonly columns: Readonly<Record<string, { readonly type: Column; readonly hash: string }>>;
}

export interface TableWriter<C extends Columns = Columns> {
  /**
   * Writes rows after those so far, as one record batch (several where a column is over 1 GiB). The values must not
   * change until the promise is settled.
   *
   * @throws WordloomError `table/values` naming column and row; nothing of the batch is written then
   */
  append(values: TableValues<C>): Promise<void>;
  /** Ends the file and waits until it is on the disk. */
  close(): Promise<WrittenTable>;
  /** Lets go of the file, which stays unfinished: readers refuse it. */
  abort(): Promise<void>;
}

// The Arrow library computes a buffer's padding in 32 bits, so that a buffer must stay under 2 GiB.
const largestBuffer = 2 ** 30;

/**
 * A new table as an uncompressed Arrow IPC file, written batch by batch: memory stays at one batch.
 *
 * @param table.name what kind of table it is, kept in the file's metadata
 */
export function openTableWriter<const C extends Columns>(
  path: string,
  table: { readonly name: string; readonly columns: C },
): TableWriter<C> {
  const opened = open(path, 'w').then((file) => new IpcTableWriter(file, table.name, table.columns));
  let last: Promise<unknown> = opened.catch(() => {});
  const inTurn = <R>(step: (writer: IpcTableWriter) => Promise<R>): Promise<R> => {
    const result = last.then(async () => step(await opened));
    last = result.catch(() => {});
    return result;
  };
  return {
    append: (values) => inTurn((writer) => writer.append(values as AnyTableValues)),
    close: () => inTurn((writer) => writer.close()),
    abort: () => inTurn((writer) => writer.abort()),
  };
}

class IpcTableWriter {
  readonly #file: FileHandle;
  readonly #name: string;
  readonly #hashers: Record<string, ColumnHasher>;
  #columns: Columns;
  #schema: Schema | undefined;
  #encoder: IpcEncoder | undefined;
  #rows = 0;

  constructor(file: FileHandle, name: string, columns: Columns) {
    this.#file = file;
    this.#name = name;
    this.#columns = columns;
    this.#hashers = Object.fromEntries(
      Object.entries(columns).map(([key, column]) => [key, new ColumnHasher(column)]),
    );
  }

  async append(values: AnyTableValues): Promise<void> {
    checkValues(this.#name, this.#columns, values);
    if (!this.#encoder) this.#start(values);
    for (const [part, count] of splitRows(this.#columns, values, largestBuffer)) {
      const chunks = this.#encoder!.encode(recordBatch(this.#schema!, this.#columns, part, count));
      const written = writeFully(this.#file, chunks);
      for (const [name, hasher] of Object.entries(this.#hashers)) hasher.update(part[name]!, count);
      await written;
      this.#rows += count;
    }
  }

  async close(): Promise<WrittenTable> {
    if (!this.#encoder) this.#start({});
    await writeFully(this.#file, this.#encoder!.finish());
    await this.#file.sync();
    const { size } = await this.#file.stat();
    await this.#file.close();
    const columns = Object.entries(this.#columns).map(([name, type]) => [
      name,
      { type, hash: this.#hashers[name]!.digest(type) },
    ]);
    return { rows: this.#rows, bytes: size, columns: Object.fromEntries(columns) };
  }

  abort(): Promise<void> {
    return this.#file.close();
  }

  // Only now, because the size of vectors may be known from the data alone.
  #start(values: AnyTableValues): void {
    this.#columns = Object.fromEntries(
      Object.entries(this.#columns).map(([name, column]) => [
        name,
        withSize(column, values[name] as Matrix<never>),
      ]),
    );
    this.#schema = arrowSchema(this.#name, this.#columns);
    this.#encoder = new IpcEncoder(this.#schema);
  }
}

function withSize(column: Column, values: Matrix<never> | undefined): Column {
  return column.type === 'vector' ? { ...column, size: column.size ?? values?.size ?? 0 } : column;
}
