const decoder = new TextDecoder();

/**
 * A table in a FlatBuffers buffer (flatbuffers.dev/internals), its fields by their number in the format's schema. The
 * buffer is not trusted: what points outside of it is a RangeError, and nothing is counted that it cannot hold.
 */
export class FlatTable {
  readonly #view: DataView;
  readonly #at: number;

  private constructor(view: DataView, at: number) {
    this.#view = view;
    this.#at = at;
  }

  static root({ buffer, byteOffset, byteLength }: Uint8Array): FlatTable {
    const view = new DataView(buffer, byteOffset, byteLength);
    return new FlatTable(view, view.getUint32(0, true));
  }

  has(field: number): boolean {
    return this.#field(field) !== undefined;
  }

  uint8(field: number): number {
    const at = this.#field(field);
    return at === undefined ? 0 : this.#view.getUint8(at);
  }

  int16(field: number): number {
    const at = this.#field(field);
    return at === undefined ? 0 : this.#view.getInt16(at, true);
  }

  int32(field: number): number {
    const at = this.#field(field);
    return at === undefined ? 0 : this.#view.getInt32(at, true);
  }

  int64(field: number): number {
    const at = this.#field(field);
    return at === undefined ? 0 : Number(this.#view.getBigInt64(at, true));
  }

  string(field: number): string {
    const { start, length } = this.#vector(field, 1);
    return decoder.decode(new Uint8Array(this.#view.buffer, this.#view.byteOffset + start, length));
  }

  table(field: number): FlatTable {
    const at = this.#field(field);
    if (at === undefined) throw new RangeError(`field ${field} is missing`);
    return this.#follow(at);
  }

  tables(field: number): FlatTable[] {
    const { start, length } = this.#vector(field, 4);
    return Array.from({ length }, (_, i) => this.#follow(start + 4 * i));
  }

  /** A vector of structs of `size` bytes, each as a view of its own. */
  structs(field: number, size: number): DataView[] {
    const { start, length } = this.#vector(field, size);
    return Array.from(
      { length },
      (_, i) => new DataView(this.#view.buffer, this.#view.byteOffset + start + size * i, size),
    );
  }

  #vector(field: number, width: number): { start: number; length: number } {
    const at = this.#field(field);
    if (at === undefined) return { start: 0, length: 0 };
    const head = at + this.#view.getUint32(at, true);
    const length = this.#view.getUint32(head, true);
    if (head + 4 + length * width > this.#view.byteLength)
      throw new RangeError('a vector is longer than the buffer');
    return { start: head + 4, length };
  }

  #follow(at: number): FlatTable {
    return new FlatTable(this.#view, at + this.#view.getUint32(at, true));
  }

  #field(field: number): number | undefined {
    const places = this.#at - this.#view.getInt32(this.#at, true);
    const entry = 4 + 2 * field;
    if (entry >= this.#view.getUint16(places, true)) return undefined;
    const offset = this.#view.getUint16(places + entry, true);
    return offset === 0 ? undefined : this.#at + offset;
  }
}
