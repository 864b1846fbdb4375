import type { Columns, TableValues } from '@wordloom/schema';
import { type Batch, readLayout } from './file-layout.ts';
import { neededOf } from './needed-columns.ts';
import { type Allocate, readColumn } from './read-column.ts';
import { TableFile } from './table-file.ts';

export interface TableInfo {
  /** What kind of table it is; empty in a file that Wordloom did not write. */
  readonly name: string;
  readonly rows: number;
  readonly columns: Columns;
}

/** What a table file says of itself; no value is read. */
export function tableInfo(path: string): TableInfo {
  return withFile(path, (file) => {
    const { name, columns, batches } = readLayout(file);
    return { name, columns, rows: batches.reduce((sum, { rows }) => sum + rows, 0) };
  });
}

/**
 * All rows of a table, over shared memory: arrays can be handed to worker threads without a copy. Only the columns asked
 * for are read from the disk, each once, straight to where it stays.
 *
 * @param options.columns what is needed; all columns of the file where it is left out
 * @throws WordloomError `table/columns` naming column, needed and given type, `table/damaged`, `table/unsupported`,
 * `table/missing`
 */
export function readTable<const C extends Columns = Columns>(
  path: string,
  options: { readonly columns?: C } = {},
): TableValues<C> {
  return withFile(path, (file) => {
    const layout = readLayout(file);
    return readBatchesOf(file, neededOf<C>(file, layout, options.columns), layout.batches, shared);
  });
}

/** Memory that threads can share. */
const shared: Allocate = (bytes) => new SharedArrayBuffer(bytes);
/** V8 counts it, and collects it in time; of shared memory it counts nothing, so that 2 GB of batches would all stay. */
const ownMemory: Allocate = (bytes) => new ArrayBuffer(bytes);

/**
 * The same batch by batch, as they were written: memory stays at a few batches, each of its own, which `postMessage` can transfer.
 *
 * @param options.leastRows put batches together until they have so many rows
 */
export async function* readBatches<const C extends Columns = Columns>(
  path: string,
  options: { readonly columns?: C; readonly leastRows?: number } = {},
): AsyncGenerator<TableValues<C>, void, void> {
  const file = new TableFile(path);
  try {
    const layout = readLayout(file);
    const needed = neededOf<C>(file, layout, options.columns);
    for (const run of runsOf(layout.batches, options.leastRows ?? 0))
      yield readBatchesOf(file, needed, run, ownMemory);
  } finally {
    file.close();
  }
}

function* runsOf(batches: readonly Batch[], leastRows: number): Iterable<Batch[]> {
  let run: Batch[] = [];
  let rows = 0;
  for (const batch of batches) {
    run.push(batch);
    rows += batch.rows;
    if (rows < leastRows) continue;
    yield run;
    run = [];
    rows = 0;
  }
  if (run.length > 0) yield run;
}

function withFile<R>(path: string, read: (file: TableFile) => R): R {
  const file = new TableFile(path);
  try {
    return read(file);
  } finally {
    file.close();
  }
}

function readBatchesOf<C extends Columns>(
  file: TableFile,
  columns: C,
  batches: readonly Batch[],
  allocate: Allocate,
): TableValues<C> {
  const values = Object.entries(columns).map(([name, column]) => [
    name,
    readColumn(
      file,
      column,
      batches.map((batch) => batch.columns[name]!),
      allocate,
    ),
  ]);
  return Object.fromEntries(values) as TableValues<C>;
}
