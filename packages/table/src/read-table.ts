import type { Columns, TableValues } from '@wordloom/schema';
import { type Batch, readLayout } from './file-layout.ts';
import { neededOf } from './needed-columns.ts';
import { PendingReads } from './pending-reads.ts';
import { readColumn } from './read-column.ts';
import { TableFile } from './table-file.ts';
import { type Allocate, ownMemory, sharedMemory, type TableMemory } from './table-memory.ts';

export interface TableInfo {
  /** What kind of table it is; empty in a file that Wordloom did not write. */
  readonly name: string;
  readonly rows: number;
  readonly columns: Columns;
}

/** What a table file says of itself; no value is read. */
export function tableInfo(path: string): TableInfo {
  const file = new TableFile(path);
  try {
    const { name, columns, batches } = readLayout(file);
    return { name, columns, rows: batches.reduce((sum, { rows }) => sum + rows, 0) };
  } finally {
    file.close();
  }
}

/**
 * All rows of a table, over shared memory: arrays can be handed to worker threads without a copy. Only the columns asked
 * for are read from the disk, each once, straight to where it stays.
 *
 * @param options.columns what is needed; all columns of the file where it is left out
 * @param options.memory is read into, over what was read into it before, in the place of fresh, shared memory
 * @throws WordloomError `table/columns` naming column, needed and given type, `table/damaged`, `table/unsupported`,
 * `table/missing`, `table/memory-in-use`
 */
export async function readTable<const C extends Columns = Columns>(
  path: string,
  { columns, memory }: { readonly columns?: C; readonly memory?: TableMemory } = {},
): Promise<TableValues<C>> {
  const file = new TableFile(path);
  try {
    const layout = readLayout(file);
    const needed = neededOf<C>(file, layout, columns);
    const into = (allocate: Allocate) => readBatchesOf(file, needed, layout.batches, allocate);
    return await (memory ? memory.lend(into) : into(sharedMemory));
  } finally {
    file.close();
  }
}

/**
 * The same batch by batch, as they were written: memory stays at a few batches, each of its own, which `postMessage` can transfer.
 *
 * @param options.leastRows put batches together until they have so many rows
 * @param options.memory is read into, each batch over the one before
 */
export async function* readBatches<const C extends Columns = Columns>(
  path: string,
  options: { readonly columns?: C; readonly leastRows?: number; readonly memory?: TableMemory } = {},
): AsyncGenerator<TableValues<C>, void, void> {
  const { leastRows = 0, memory } = options;
  const file = new TableFile(path);
  try {
    const layout = readLayout(file);
    const needed = neededOf<C>(file, layout, options.columns);
    for (const run of runsOf(layout.batches, leastRows)) {
      const into = (allocate: Allocate) => readBatchesOf(file, needed, run, allocate);
      yield await (memory ? memory.lend(into) : into(ownMemory));
    }
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

async function readBatchesOf<C extends Columns>(
  file: TableFile,
  columns: C,
  batches: readonly Batch[],
  allocate: Allocate,
): Promise<TableValues<C>> {
  const reads = new PendingReads(file);
  const values = Object.entries(columns).map(([name, column]) => [
    name,
    readColumn(
      { file, allocate, reads },
      column,
      batches.map((batch) => batch.columns[name]!),
    ),
  ]);
  await reads.finish();
  return Object.fromEntries(values) as TableValues<C>;
}
