import { AsyncByteQueue, Message, type RecordBatch, RecordBatchFileWriter, type Schema } from 'apache-arrow';

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
  readonly #chunks = new Chunks();
  readonly #writer = new FileWriter();

  constructor(schema: Schema) {
    this.#writer.reset(this.#chunks, schema);
  }

  encode(batch: RecordBatch): Uint8Array[] {
    this.#writer.write(batch);
    return this.#chunks.take();
  }

  /** What comes before, where nothing was encoded yet, and the footer. */
  finish(): Uint8Array[] {
    this.#writer.close();
    return this.#chunks.take();
  }
}
