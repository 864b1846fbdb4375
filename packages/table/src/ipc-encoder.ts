import type { Columns } from '@wordloom/schema';
import { AsyncByteQueue, Message, RecordBatchFileWriter, type Schema } from 'apache-arrow';
import type { AnyTableValues } from './any-values.ts';
import { arrowSchema } from './arrow-types.ts';
import { recordBatch } from './record-batch.ts';

class Chunks extends AsyncByteQueue {
  #chunks: Uint8Array[] = [];

  override write(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
  }

  take(): Uint8Array[] {
    const chunks = this.#chunks;
    this.#chunks = [];
    return chunks;
  }
}

// The library's own leaves out the schema message at the start, which the format has for those who read it as a stream.
class FileWriter extends RecordBatchFileWriter {
  protected override _writeSchema(schema: Schema): this {
    super._writeSchema(schema);
    return this._writeMessage(Message.from(schema));
  }
}

/** An Arrow IPC file in pieces to be written in order; those of a batch are views of its own memory. */
export class IpcEncoder {
  readonly #columns: Columns;
  readonly #schema: Schema;
  readonly #chunks = new Chunks();
  readonly #writer = new FileWriter();

  /** @param columns with the size of each vector */
  constructor(name: string, columns: Columns) {
    this.#columns = columns;
    this.#schema = arrowSchema(name, columns);
    this.#writer.reset(this.#chunks, this.#schema);
  }

  encode(values: AnyTableValues, rows: number): Uint8Array[] {
    this.#writer.write(recordBatch(this.#schema, this.#columns, values, rows));
    return this.#chunks.take();
  }

  /** The footer, and what comes before where nothing was encoded. */
  finish(): Uint8Array[] {
    this.#writer.close();
    return this.#chunks.take();
  }
}
