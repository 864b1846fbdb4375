import { Worker } from 'node:worker_threads';
import { type ErrorDetails, WordloomError } from '@wordloom/errors';
import type { Columns, TableValues } from '@wordloom/schema';
import type { RowRange } from './parquet-thread.ts';
import { TableFile } from './table-file.ts';

type Answer = { readonly answer: unknown } | { readonly details: ErrorDetails } | { readonly error: unknown };

/**
 * Decodes a Parquet file on a thread of its own, which is ended when it takes too long: a few wrong bytes keep decoders of this
 * format busy for ever, or make them ask for all memory there is.
 */
export class ParquetDecoder<C extends Columns> {
  readonly #path: string;
  readonly #seconds: number;
  readonly #thread: Worker;

  constructor(path: string, columns: C | undefined, seconds: number | undefined) {
    const file = new TableFile(path);
    file.close();
    this.#path = path;
    this.#seconds = seconds ?? 20 + file.size / 2 ** 20;
    this.#thread = new Worker(new URL('./parquet-thread.ts', import.meta.url), {
      workerData: { path, columns },
    });
  }

  groups(): Promise<number[]> {
    return this.#ask(null) as Promise<number[]>;
  }

  rows(start: number, end: number): Promise<TableValues<C>> {
    return this.#ask({ start, end }) as Promise<TableValues<C>>;
  }

  async close(): Promise<void> {
    await this.#thread.terminate();
  }

  #ask(range: RowRange | null): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        clearTimeout(timer);
        this.#thread.off('message', onMessage).off('error', onError);
        settle();
      };
      const onMessage = (answer: Answer) =>
        end(() => {
          if ('answer' in answer) resolve(answer.answer);
          else if ('details' in answer) reject(new WordloomError(answer.details));
          else reject(this.#damaged(String(answer.error), answer.error));
        });
      const onError = (cause: unknown) => end(() => reject(this.#damaged(String(cause), cause)));
      const timer = setTimeout(
        () => end(() => reject(this.#damaged(`reading it took longer than ${this.#seconds.toFixed(0)} s`))),
        this.#seconds * 1000,
      );
      this.#thread.on('message', onMessage).on('error', onError);
      this.#thread.postMessage(range);
    });
  }

  #damaged(why: string, cause?: unknown): WordloomError {
    return new WordloomError({
      code: 'table/damaged',
      what: 'a file is not a whole Parquet table',
      where: { file: this.#path },
      why,
      cause,
    });
  }
}
