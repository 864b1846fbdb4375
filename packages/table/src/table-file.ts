import { closeSync, fstatSync, openSync, read, readSync } from 'node:fs';
import { promisify } from 'node:util';
import { WordloomError } from '@wordloom/errors';

const largestRead = 2 ** 30; // one call of the system reads less than 2 GiB
const readAside = promisify(read);

/** A table's file, open for reading of byte ranges. */
export class TableFile {
  readonly path: string;
  readonly size: number;
  readonly #descriptor: number;

  /** @throws WordloomError `table/missing` where there is no such file to read */
  constructor(path: string) {
    this.path = path;
    try {
      this.#descriptor = openSync(path, 'r');
    } catch (cause) {
      throw new WordloomError({
        code: 'table/missing',
        what: 'a table cannot be opened',
        where: { file: path },
        why: cause instanceof Error ? cause.message : String(cause),
        cause,
      });
    }
    this.size = fstatSync(this.#descriptor).size;
  }

  /** Fills `target` with the bytes from `position` on. */
  readInto(target: ArrayBufferView<ArrayBufferLike>, position: number): void {
    const bytes = this.#bytesOf(target, position);
    for (let done = 0; done < bytes.length; ) {
      const most = Math.min(largestRead, bytes.length - done);
      done += this.#some(readSync(this.#descriptor, bytes, done, most, position + done));
    }
  }

  /** The same by one of Node's threads. The file must stay open, and the memory in its place, until the promise is settled. */
  async readAside(target: ArrayBufferView<ArrayBufferLike>, position: number): Promise<void> {
    const bytes = this.#bytesOf(target, position);
    for (let done = 0; done < bytes.length; ) {
      const most = Math.min(largestRead, bytes.length - done);
      const { bytesRead } = await readAside(this.#descriptor, bytes, done, most, position + done);
      done += this.#some(bytesRead);
    }
  }

  #bytesOf(
    { buffer, byteOffset, byteLength }: ArrayBufferView<ArrayBufferLike>,
    position: number,
  ): Uint8Array {
    if (position < 0 || position + byteLength > this.size) throw this.damaged('it ends too early');
    return new Uint8Array(buffer, byteOffset, byteLength);
  }

  #some(count: number): number {
    if (count === 0) throw this.damaged('it became shorter while it was read');
    return count;
  }

  /** Bytes start .. end, refused before anything is allocated where the file has not so many. */
  bytes(start: number, end: number): Uint8Array {
    if (!(start >= 0 && start <= end && end <= this.size)) throw this.damaged('it points outside of itself');
    const bytes = new Uint8Array(end - start);
    this.readInto(bytes, start);
    return bytes;
  }

  damaged(why: string, cause?: unknown, format = 'Arrow'): WordloomError {
    return new WordloomError({
      code: 'table/damaged',
      what: `a file is not a whole ${format} table`,
      where: { file: this.path },
      why,
      cause,
    });
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
