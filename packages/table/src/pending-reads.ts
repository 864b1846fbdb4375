import { availableParallelism } from 'node:os';
import type { TableFile } from './table-file.ts';

const readers = Math.min(4, availableParallelism()); // Node has four threads for files
const leastAside = 2 ** 22; // under a ms: less than to wait for a thread

interface PendingRead {
  readonly target: Uint8Array;
  readonly position: number;
}

/** Reads of a file that are done together, the large ones in parts by several threads: one alone copies slower than memory takes. */
export class PendingReads {
  readonly #file: TableFile;
  readonly #reads: PendingRead[] = [];
  readonly #work: (() => void)[] = [];

  constructor(file: TableFile) {
    this.#file = file;
  }

  add(target: Uint8Array, position: number): void {
    this.#reads.push({ target, position });
  }

  /** Work that needs none of the targets, for the time while threads fill them. */
  meanwhile(work: () => void): void {
    this.#work.push(work);
  }

  /** All targets are filled and all work is done, or nothing is written to any of them any more. */
  async finish(): Promise<void> {
    const bytes = this.#reads.reduce((sum, { target }) => sum + target.length, 0);
    if (bytes < leastAside) {
      for (const { target, position } of this.#reads) this.#file.readInto(target, position);
      return this.#doWork();
    }
    const parts = this.#reads.flatMap(partsOf).values();
    const reading = Array.from({ length: readers }, () => this.#readAll(parts));
    const working = this.#doWork();
    for (const end of await Promise.allSettled([...reading, working]))
      if (end.status === 'rejected') throw end.reason;
  }

  async #doWork(): Promise<void> {
    for (const work of this.#work) work();
  }

  async #readAll(parts: Iterable<PendingRead>): Promise<void> {
    for (const { target, position } of parts) await this.#file.readAside(target, position);
  }
}

function partsOf({ target, position }: PendingRead): PendingRead[] {
  const length = Math.max(leastAside, Math.ceil(target.length / readers / 4096) * 4096);
  const count = Math.ceil(target.length / length);
  return Array.from({ length: count }, (_, i) => ({
    target: target.subarray(i * length, (i + 1) * length),
    position: position + i * length,
  }));
}
