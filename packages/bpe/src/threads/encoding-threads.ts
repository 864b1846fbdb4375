import { WordloomError } from '@wordloom/errors';
import type { EncodeOptions, Tokenizer } from '../tokenizer.ts';
import { EncodingThread } from './encoding-thread.ts';
import { partsOf, type Texts } from './parts-of-batch.ts';

const KEPT_MS = 5000;
/** Parts that a thread has before it, so that it need not wait while this one is busy. */
const AHEAD = 3;

/** Threads that encode batches with a tokenizer: this one, and workers that stay for the next batch, their caches warm. */
export class EncodingThreads {
  readonly #tokenizer: Tokenizer;
  #workers = new Set<EncodingThread>();
  /** Batches under way. */
  #batches = 0;
  #ending: NodeJS.Timeout | undefined;

  constructor(tokenizer: Tokenizer) {
    this.#tokenizer = tokenizer;
  }

  /** @throws WordloomError `bpe/thread` when a thread fails, and what encoding throws */
  async encode(texts: Texts, options: EncodeOptions, threads: number): Promise<Uint32Array[]> {
    check(threads);
    this.#batches++;
    clearTimeout(this.#ending);
    try {
      return await this.#encode(texts, options, threads);
    } finally {
      if (--this.#batches === 0) this.#ending = setTimeout(() => this.#end(), KEPT_MS).unref();
    }
  }

  async #encode(texts: Texts, options: EncodeOptions, threads: number): Promise<Uint32Array[]> {
    const parts = partsOf(texts, threads);
    const results: (Uint32Array[] | undefined)[] = parts.map(() => undefined);
    let next = 0;
    let failed = false;
    const inWorker = async (worker: EncodingThread) => {
      const part = next++;
      results[part] = await worker.encode({ texts: parts[part]!, options });
    };
    const keepBusy = async (worker: EncodingThread) => {
      // One that only starts may take longer than the rest of the batch.
      if (!worker.isReady && next < parts.length) await inWorker(worker);
      const lane = async () => {
        while (next < parts.length) await inWorker(worker);
      };
      await Promise.all(Array.from({ length: AHEAD }, lane));
    };
    const here = async (part: number) => {
      results[part] = parts[part]!.map((text) => this.#tokenizer.encode(text, options));
      await new Promise(setImmediate); // what workers have done is taken, and the next given to them
    };
    const workers = this.#workersFor(Math.min(threads, parts.length) - 1);
    const failure = Promise.all(workers.map(keepBusy)).then(() => new Promise<never>(() => {}));
    failure.catch(() => {}); // of a batch that is done, or failed here
    const all = async () => {
      while (next < parts.length) await here(next++);
      for (let part = parts.length - 1; part >= 0; part--) if (!results[part] && !failed) await here(part);
    };
    try {
      await Promise.race([all(), failure]);
    } catch (error) {
      failed = true;
      next = parts.length; // nobody begins another part
      throw error;
    }
    return results.flatMap((part) => part!);
  }

  #workersFor(count: number): EncodingThread[] {
    while (this.#workers.size < count) {
      const worker: EncodingThread = new EncodingThread(this.#tokenizer.definition, () =>
        this.#workers.delete(worker),
      );
      this.#workers.add(worker);
    }
    return [...this.#workers].slice(0, Math.max(0, count));
  }

  #end(): void {
    for (const worker of this.#workers) worker.end();
    this.#workers = new Set();
  }
}

function check(threads: number): void {
  if (Number.isInteger(threads) && threads >= 1 && threads <= 256) return;
  throw new WordloomError({
    code: 'bpe/parameter',
    what: `there cannot be ${threads} threads`,
    where: { parameter: 'threads' },
    fix: 'pass a whole number from 1 to 256',
  });
}
