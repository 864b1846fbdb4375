import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { WordloomError } from '@wordloom/errors';
import type { Placement, ReaderOptions, SegmentFound, SegmentReader } from './segment-reader.ts';
import type { TextBlock } from './text-block.ts';

/** What the thread is asked to do, one at a time. */
export type Call = {
  [Method in 'read' | 'place' | 'counts']: { method: Method; argument: Parameters<SegmentReader[Method]>[0] };
}['read' | 'place' | 'counts'];

/** What the thread says: segments while it reads, and at the end of each call its answer. */
export type Message = { readonly segment: SegmentFound } | { readonly answer: unknown };

/** A {@link SegmentReader} on a thread of its own. */
export class SegmentThread {
  readonly #worker: Worker;

  constructor(options: ReaderOptions) {
    this.#worker = new Worker(new URL('./segment-worker.ts', import.meta.url), { workerData: options });
  }

  read(block: TextBlock, onSegment: (found: SegmentFound) => void): Promise<void> {
    return this.#ask({ method: 'read', argument: block }, onSegment);
  }

  place(placement: Placement): Promise<void> {
    return this.#ask({ method: 'place', argument: placement });
  }

  counts(size: number): Promise<{ counts: Float64Array; replaced: number }> {
    return this.#ask({ method: 'counts', argument: size });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  async #ask<A>(call: Call, onSegment?: (found: SegmentFound) => void): Promise<A> {
    this.#worker.postMessage(call);
    const messages = on(this.#worker, 'message') as AsyncIterable<[Message]>;
    try {
      for await (const [message] of messages) {
        if ('answer' in message) return message.answer as A;
        onSegment?.(message.segment);
      }
    } catch (cause) {
      throw cause instanceof WordloomError ? cause : threadFailed(cause);
    }
    throw threadFailed('it said no more');
  }
}

function threadFailed(cause: unknown): WordloomError {
  return new WordloomError({
    code: 'tokenize/thread',
    what: `a thread failed: ${cause instanceof Error ? cause.message : cause}`,
    why: 'the machine may be out of memory',
    fix: 'use tokenStream and take the sentences as they come',
    cause,
  });
}
