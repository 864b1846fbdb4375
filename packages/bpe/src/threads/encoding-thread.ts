import { WordloomError } from '@wordloom/errors';
import type { TokenizerDefinition } from '../definition.ts';
import type { EncodeOptions } from '../tokenizer.ts';
import type { Texts } from './parts-of-batch.ts';

/** Texts for a thread. */
export interface BatchJob {
  readonly texts: Texts;
  readonly options: EncodeOptions;
}
/** What a thread gives back: ids of all texts of a job, and where those of each end. */
export type BatchResult =
  | { readonly ids: Uint32Array; readonly ends: Float64Array }
  | { readonly error: ConstructorParameters<typeof WordloomError>[0] };

/** A worker thread with the tokenizer in it. It takes jobs in their order, and lets the process end while it has none. */
export class EncodingThread {
  readonly #worker;
  readonly #waiting: PromiseWithResolvers<Uint32Array[]>[] = [];
  /** Whether it has answered before. */
  isReady = false;

  /** @param onEnd called when it ends, however */
  constructor(definition: TokenizerDefinition, onEnd: () => void) {
    const { Worker } = workerThreads();
    this.#worker = new Worker(new URL('./encode-worker.ts', import.meta.url), { workerData: definition });
    this.#worker.unref();
    const failed = (cause: unknown) => {
      for (const { reject } of this.#waiting.splice(0)) reject(threadFailed(cause));
      onEnd();
    };
    this.#worker.on('error', failed);
    this.#worker.on('exit', (code) => failed(`exit code ${code}`));
    this.#worker.on('message', (result: BatchResult) => {
      const { resolve, reject } = this.#waiting.shift()!;
      this.isReady = true;
      if (this.#waiting.length === 0) this.#worker.unref();
      if ('error' in result) reject(new WordloomError(result.error));
      else resolve(split(result.ids, result.ends));
    });
  }

  /** @throws WordloomError `bpe/thread` when the thread fails, and what encoding throws */
  encode(job: BatchJob): Promise<Uint32Array[]> {
    const waiting = Promise.withResolvers<Uint32Array[]>();
    this.#waiting.push(waiting);
    this.#worker.ref();
    this.#worker.postMessage(job);
    return waiting.promise;
  }

  end(): void {
    void this.#worker.terminate();
  }
}

function split(ids: Uint32Array, ends: Float64Array): Uint32Array[] {
  return Array.from(ends, (end, i) => ids.subarray(i === 0 ? 0 : ends[i - 1], end));
}

function workerThreads() {
  const threads = globalThis.process?.getBuiltinModule?.('node:worker_threads');
  if (threads) return threads;
  throw new WordloomError({
    code: 'bpe/no-threads',
    what: 'there are no worker threads here',
    why: 'this runs in a browser',
    fix: 'leave threads out',
  });
}

function threadFailed(cause: unknown): WordloomError {
  return new WordloomError({
    code: 'bpe/thread',
    what: `an encoding thread failed: ${cause instanceof Error ? cause.message : cause}`,
    why: 'the machine may be out of memory',
    fix: 'try fewer threads, or fewer texts at once',
    cause,
  });
}
