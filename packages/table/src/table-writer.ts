import { type FileHandle, open } from 'node:fs/promises';
import type { Column, Columns, Matrix, TableValues } from '@wordloom/schema';
import type { AnyTableValues } from './any-values.ts';
import { checkValues } from './check-values.ts';
import { ColumnHasher } from './column-hasher.ts';
import { EarlySync } from './early-sync.ts';
import type { IpcEncoder } from './ipc-encoder.ts';
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
   * @throws WordloomError `table/values` naming column and row; the table can then only be given up
   */
  append(values: TableValues<C>): Promise<void>;
  /** Ends the file and waits until it is on the disk. */
  close(): Promise<WrittenTable>;
  /** Gives the table up: the file stays unfinished, and readers refuse it. */
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
  const writer = new IpcTableWriter(open(path, 'w'), table.name, table.columns);
  let last: Promise<unknown> = Promise.resolve();
  // One after another; after a failure all that follows fails with it, so that no batch can be missing from a whole file.
  const inTurn = <R>(step: () => Promise<R>): Promise<R> => {
    const result = last.then(step);
    last = result;
    return result;
  };
  return {
    append: (values) => inTurn(() => writer.append(values as AnyTableValues)),
    close: () => inTurn(() => writer.close()),
    async abort() {
      await last.catch(() => {});
      await writer.abort();
    },
  };
}

class IpcTableWriter {
  readonly #file: Promise<FileHandle>; // hashing need not wait for it: to empty a large file that was there takes tens of ms
  readonly #sync: EarlySync;
  readonly #name: string;
  readonly #hashers: Record<string, ColumnHasher>;
  #columns: Columns;
  #encoder: IpcEncoder | undefined;
  #rows = 0;

  constructor(file: Promise<FileHandle>, name: string, columns: Columns) {
    this.#file = file;
    file.catch(() => {}); // said by the first step
    this.#sync = new EarlySync(file);
    this.#name = name;
    this.#columns = columns;
    this.#hashers = Object.fromEntries(
      Object.entries(columns).map(([key, column]) => [key, new ColumnHasher(column)]),
    );
  }

  async append(values: AnyTableValues): Promise<void> {
    checkValues(this.#name, this.#columns, values);
    const encoder = await this.#started(values);
    for (const [part, count] of splitRows(this.#columns, values, largestBuffer)) {
      await Promise.all([this.#write(encoder.encode(part, count)), this.#hash(part, count)]);
      this.#rows += count;
    }
  }

  async close(): Promise<WrittenTable> {
    const encoder = await this.#started({});
    await this.#write(encoder.finish());
    await this.#sync.finish();
    const file = await this.#file;
    const { size } = await file.stat();
    await file.close();
    const columns = Object.entries(this.#columns).map(([name, type]) => [
      name,
      { type, hash: this.#hashers[name]!.digest(type) },
    ]);
    return { rows: this.#rows, bytes: size, columns: Object.fromEntries(columns) };
  }

  async abort(): Promise<void> {
    const file = await this.#file.catch(() => undefined);
    await file?.close();
  }

  async #write(chunks: readonly Uint8Array[]): Promise<void> {
    await writeFully(await this.#file, chunks, (bytes) => this.#sync.wrote(bytes));
  }

  async #hash(values: AnyTableValues, rows: number): Promise<void> {
    for (const [name, hasher] of Object.entries(this.#hashers)) await hasher.update(values[name]!, rows);
  }

  // With the first values, because the size of vectors may be known from them alone.
  async #started(values: AnyTableValues): Promise<IpcEncoder> {
    if (this.#encoder) return this.#encoder;
    this.#columns = Object.fromEntries(
      Object.entries(this.#columns).map(([name, column]) => [
        name,
        withSize(column, values[name] as Matrix<never>),
      ]),
    );
    const { IpcEncoder } = await import('./ipc-encoder.ts'); // takes 0.1 s to load, which readers need not wait for
    this.#encoder = new IpcEncoder(this.#name, this.#columns);
    return this.#encoder;
  }
}

function withSize(column: Column, values: Matrix<never> | undefined): Column {
  return column.type === 'vector' ? { ...column, size: column.size ?? values?.size ?? 0 } : column;
}
