import { WordloomError } from '@wordloom/errors';

/** Gives a place for bytes that come from a position of a file. */
export type Allocate = (bytes: number, position: number) => Uint8Array;

/** Memory that threads can share, fresh each time, with an array over all of it. */
export const sharedMemory: Allocate = (bytes) => new Uint8Array(new SharedArrayBuffer(bytes));
/** The same of one thread. V8 counts it, and collects it in time; of shared memory it counts nothing, so that 2 GB of batches would all stay. */
export const ownMemory: Allocate = (bytes) => new Uint8Array(bytes);

/**
 * Memory that one table or batch after another is read into: to make the pages of fresh memory takes the system several
 * times as long as to read. Each overwrites the one before, whose arrays then show its values; copy what is to stay. What
 * was transferred meanwhile stays with who has it.
 */
export class TableMemory {
  #given: ArrayBuffer[] = [];
  #free: ArrayBuffer[] = [];
  #reading = false;

  /**
   * Gives what was given before anew, for what `read` asks for.
   *
   * @throws WordloomError `table/memory-in-use` while another is read into it
   */
  async lend<R>(read: (allocate: Allocate) => Promise<R>): Promise<R> {
    if (this.#reading) throw inUse();
    this.#reading = true;
    try {
      this.#free = this.#given.filter(({ detached }) => !detached);
      this.#given = [];
      return await read((bytes, position) => this.#allocate(bytes, position));
    } finally {
      this.#reading = false;
    }
  }

  #allocate(bytes: number, position: number): Uint8Array {
    const start = alignedStart(position);
    const buffer = this.#takeSmallest(start + bytes) ?? new ArrayBuffer(start + bytes);
    this.#given.push(buffer);
    return new Uint8Array(buffer, start, bytes);
  }

  #takeSmallest(bytes: number): ArrayBuffer | undefined {
    const fitting = this.#free.filter(({ byteLength }) => byteLength >= bytes);
    if (fitting.length === 0) return undefined;
    const smallest = fitting.reduce((best, buffer) => (buffer.byteLength < best.byteLength ? buffer : best));
    this.#free.splice(this.#free.indexOf(smallest), 1);
    return smallest;
  }
}

/**
 * Where in a buffer bytes of a file lie as they do in the system's memory, to 64 bytes: they are copied up to twice as fast.
 * A large array starts 16 bytes after a page (glibc); elsewhere this is only some bytes unused.
 */
function alignedStart(position: number): number {
  return position % 8 === 0 ? (position + 48) % 64 : 0;
}

function inUse(): WordloomError {
  return new WordloomError({
    code: 'table/memory-in-use',
    what: 'a table is to be read into memory that another is being read into',
    fix: 'wait for the one before, or give each a TableMemory of its own',
  });
}
