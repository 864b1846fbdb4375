import { createHash, type Hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { type Column, columnName, type Strings } from '@wordloom/schema';
import { type AnyColumnValues, byForm } from './any-values.ts';
import type { NumberArray } from './number-arrays.ts';

const step = 2 ** 20; // half a ms, after which what waits for the disk has its turn

/**
 * SHA-256 of what a column holds: its type, its number of rows, its row lengths and its values, as little-endian bytes.
 * The same values give the same hash however they were split into batches, and whatever lies around them in memory.
 */
export class ColumnHasher {
  readonly #column: Column;
  // One digest a buffer: all the lengths of a level, or all the values, as if the table were one batch.
  readonly #buffers: Hash[];
  #rows = 0;

  constructor(column: Column) {
    this.#column = column;
    this.#buffers = Array.from({ length: bufferCount(column) }, () => createHash('sha256'));
  }

  /** Rows after those so far; trimmed, as {@link sliceRows} gives them. One call after the end of the other. */
  update(values: AnyColumnValues, rows: number): Promise<void> {
    this.#rows += rows;
    return byForm<Promise<void>>(this.#column, values, {
      numbers: (numbers) => this.#add(0, numbers),
      strings: (strings) => this.#addStrings(0, strings),
      list: async ({ values, offsets }) => {
        await this.#addLengths(0, offsets);
        if ('bytes' in values) await this.#addStrings(1, values);
        else await this.#add(1, values);
      },
      vector: ({ values }) => this.#add(0, values),
    });
  }

  /** @param column the type with what only the data could tell, the size of vectors */
  digest(column: Column): string {
    const parts = this.#buffers.map((hash) => hash.digest('hex'));
    return createHash('sha256')
      .update([columnName(column), this.#rows, ...parts].join('\n'))
      .digest('hex');
  }

  async #addStrings(buffer: number, { bytes, offsets }: Strings): Promise<void> {
    await this.#addLengths(buffer, offsets);
    await this.#add(buffer + 1, bytes);
  }

  async #addLengths(buffer: number, offsets: Int32Array): Promise<void> {
    const lengths = new Int32Array(Math.min(offsets.length - 1, 1 << 16));
    for (let start = 0; start < offsets.length - 1; start += lengths.length) {
      const count = Math.min(lengths.length, offsets.length - 1 - start);
      for (let i = 0; i < count; i++) lengths[i] = offsets[start + i + 1]! - offsets[start + i]!;
      await this.#add(buffer, lengths.subarray(0, count));
    }
  }

  async #add(buffer: number, { buffer: memory, byteOffset, byteLength }: NumberArray): Promise<void> {
    for (let at = 0; at < byteLength; at += step) {
      if (at > 0) await setImmediate();
      this.#buffers[buffer]!.update(new Uint8Array(memory, byteOffset + at, Math.min(step, byteLength - at)));
    }
  }
}

function bufferCount(column: Column): number {
  if (column.type === 'list') return 1 + bufferCount(column.item);
  return column.type === 'utf8' ? 2 : 1;
}
