import { parentPort, workerData } from 'node:worker_threads';
import { WordloomError } from '@wordloom/errors';
import type { Columns } from '@wordloom/schema';
import { ParquetFile } from './parquet-file.ts';

/** What the thread is asked for: nothing for the row groups of the file, else rows start .. end. */
export interface RowRange {
  readonly start: number;
  readonly end: number;
}

const { path, columns: wanted } = workerData as { path: string; columns: Columns | undefined };
let opened: Promise<{ file: ParquetFile; columns: Columns }> | undefined;

async function open() {
  const file = await ParquetFile.open(path);
  return { file, columns: await file.columns(wanted) };
}

parentPort!.on('message', async (range: RowRange | null) => {
  try {
    opened ??= open();
    const { file, columns } = await opened;
    const answer = range ? await file.read(columns, range.start, range.end) : file.groups;
    parentPort!.postMessage({ answer });
  } catch (error) {
    if (!(error instanceof WordloomError)) return parentPort!.postMessage({ error });
    const { cause, ...details } = error.details; // a cause of the library may not cross between threads
    parentPort!.postMessage({ details: cause === undefined ? details : { why: String(cause), ...details } });
  }
});
