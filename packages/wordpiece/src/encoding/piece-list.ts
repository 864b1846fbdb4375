/** Ids, and where asked for the bytes that each covers: piece i those from offsets[2 * i] up to, not with, offsets[2 * i + 1]. */
export class PieceList {
  ids = new Int32Array(64);
  offsets: Float64Array | undefined;
  length = 0;

  constructor(withOffsets: boolean) {
    if (withOffsets) this.offsets = new Float64Array(128);
  }

  push(id: number, start: number, end: number): void {
    const at = this.length;
    if (at === this.ids.length) this.reserve(1);
    this.ids[at] = id;
    if (this.offsets) {
      this.offsets[2 * at] = start;
      this.offsets[2 * at + 1] = end;
    }
    this.length = at + 1;
  }

  /** Appends what stands at `place` of {@link ChunkCache.pieces}, a chunk whose first byte is at `origin`. */
  pushAll(pieces: Int32Array, place: number, origin: number): void {
    const after = place + 1 + 3 * pieces[place]!;
    for (let i = place + 1; i < after; i += 3)
      this.push(pieces[i]!, origin + pieces[i + 1]!, origin + pieces[i + 2]!);
  }

  reserve(more: number): void {
    if (this.length + more <= this.ids.length) return;
    const size = Math.max(this.length + more, this.ids.length * 2);
    const ids = new Int32Array(size);
    ids.set(this.ids.subarray(0, this.length));
    this.ids = ids;
    if (!this.offsets) return;
    const offsets = new Float64Array(size * 2);
    offsets.set(this.offsets.subarray(0, this.length * 2));
    this.offsets = offsets;
  }
}
