import { WordloomError } from '@wordloom/errors';
import type { TokenizerDefinition } from '../definition.ts';
import type { EncodeOptions } from '../tokenizer.ts';

type Texts = readonly (string | Uint8Array)[];

/** What a thread is given, and what it gives back: ids of all its texts, and where those of each end. */
export interface BatchJob {
  readonly definition: TokenizerDefinition;
  readonly texts: Texts;
  readonly options: EncodeOptions;
}
export type BatchResult =
  | { readonly ids: Uint32Array; readonly ends: Float64Array }
  | { readonly error: ConstructorParameters<typeof WordloomError>[0] };

/**
 * Encodes texts on worker threads, about as much text on each.
 *
 * @throws WordloomError `bpe/thread` when a thread fails, and what encoding throws
 */
export async function encodeInThreads(
  definition: TokenizerDefinition,
  texts: Texts,
  options: EncodeOptions,
  threads: number,
): Promise<Uint32Array[]> {
  if (!Number.isInteger(threads) || threads < 1 || threads > 256) {
    throw new WordloomError({
      code: 'bpe/parameter',
      what: `there cannot be ${threads} threads`,
      where: { parameter: 'threads' },
      fix: 'pass a whole number from 1 to 256',
    });
  }
  const { Worker } = workerThreads();
  const parts = await Promise.all(
    shares(texts, threads).map((share) => {
      const worker = new Worker(new URL('./encode-worker.ts', import.meta.url));
      const job: BatchJob = { definition, texts: share, options };
      return new Promise<Uint32Array[]>((resolve, reject) => {
        worker.on('error', (cause) => reject(threadFailed(cause)));
        worker.on('exit', (code) => reject(threadFailed(`exit code ${code}`)));
        worker.on('message', (result: BatchResult) => {
          if ('error' in result) reject(new WordloomError(result.error));
          else resolve(split(result.ids, result.ends));
        });
        worker.postMessage(job);
      }).finally(() => worker.terminate());
    }),
  );
  return parts.flat();
}

/** Texts in a row for each thread, with about as many characters. */
function shares(texts: Texts, threads: number): Texts[] {
  const total = texts.reduce((sum, text) => sum + text.length, 0);
  const result: (string | Uint8Array)[][] = [];
  let current: (string | Uint8Array)[] = [];
  let seen = 0;
  for (const text of texts) {
    current.push(text);
    seen += text.length;
    if (seen >= (total * (result.length + 1)) / threads && result.length < threads - 1) {
      result.push(current);
      current = [];
    }
  }
  if (current.length > 0) result.push(current);
  return result;
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
