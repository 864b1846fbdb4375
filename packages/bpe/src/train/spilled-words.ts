import { ByteStrings } from '@wordloom/byte-strings';
import { tooManyWords } from '../too-many-words.ts';
import type { CountedWords } from './counted-words.ts';
import { inOrderOfSight, type Shard } from './shards-in-order.ts';
import { withSpillErrors } from './spill-error.ts';

const SHARDS = 64;
const BUFFER = 1 << 16;
const HEADER = 20; // length, count, place in the order of first sight

type FileSystem = typeof import('node:fs');

/**
 * Words and counts that memory had no room for, in files by hash: a word is in one file only, so that each can be summed up alone.
 * Written in the order of first sight, so that words come back in the order that they would have had in memory.
 */
export class SpilledWords {
  readonly #fs: FileSystem;
  readonly #folder: string;
  readonly #files: number[] = [];
  readonly #buffers = Array.from({ length: SHARDS }, () => new Uint8Array(BUFFER));
  readonly #lengths = new Int32Array(SHARDS);
  #written = 0;

  /** Undefined where there are no files, as in a browser. */
  static open(): SpilledWords | undefined {
    const fs = globalThis.process?.getBuiltinModule?.('node:fs');
    return fs && new SpilledWords(fs);
  }

  private constructor(fs: FileSystem) {
    const { tmpdir } = globalThis.process.getBuiltinModule('node:os');
    this.#fs = fs;
    const folder = withSpillErrors(tmpdir(), () => fs.mkdtempSync(`${tmpdir()}/wordloom-words-`));
    this.#folder = folder;
    try {
      for (let shard = 0; shard < SHARDS; shard++) {
        this.#files.push(withSpillErrors(folder, () => fs.openSync(`${folder}/${shard}`, 'wx+', 0o600)));
      }
    } catch (error) {
      this.close();
      throw error;
    }
  }

  write({ bytes, offsets, counts }: CountedWords): void {
    for (let word = 0; word + 1 < offsets.length; word++) {
      const start = offsets[word]!;
      const end = offsets[word + 1]!;
      const at = this.#room(shardOf(bytes, start, end), HEADER + end - start);
      const view = new DataView(at.buffer, at.byteOffset);
      view.setInt32(0, end - start, true);
      view.setFloat64(4, counts[word]!, true);
      view.setFloat64(12, this.#written++, true);
      at.set(bytes.subarray(start, end), HEADER);
    }
  }

  /** All distinct words with the sums of their counts, in the order of first sight. */
  read(): CountedWords {
    const shards: Shard[] = [];
    let total = 0;
    for (let shard = 0; shard < SHARDS; shard++) {
      this.#flush(shard);
      const summed = this.#sum(shard);
      shards.push(summed);
      total += summed.bytes.length;
      if (total >= 2 ** 31) throw tooManyWords(shards.reduce((sum, { counts }) => sum + counts.length, 0));
    }
    return inOrderOfSight(shards);
  }

  /** Removes the files. */
  close(): void {
    for (const file of this.#files) this.#fs.closeSync(file);
    this.#fs.rmSync(this.#folder, { recursive: true, force: true });
  }

  #room(shard: number, length: number): Uint8Array {
    if (this.#lengths[shard]! + length > this.#buffers[shard]!.length) {
      this.#flush(shard);
      if (length > this.#buffers[shard]!.length) this.#buffers[shard] = new Uint8Array(length);
    }
    const start = this.#lengths[shard]!;
    this.#lengths[shard] = start + length;
    return this.#buffers[shard]!.subarray(start, start + length);
  }

  #flush(shard: number): void {
    const end = this.#lengths[shard]!;
    for (let at = 0; at < end; ) {
      const write = () => this.#fs.writeSync(this.#files[shard]!, this.#buffers[shard]!, at, end - at);
      at += withSpillErrors(this.#folder, write);
    }
    this.#lengths[shard] = 0;
  }

  #sum(shard: number): Shard {
    const words = new ByteStrings({ full: tooManyWords });
    const counts: number[] = [];
    const places: number[] = [];
    for (const { bytes, view, start, end, count, place } of this.#records(shard)) {
      const known = words.find(view, start, end);
      if (known >= 0) counts[known]! += count;
      else {
        words.add(bytes, start, end);
        counts.push(count);
        places.push(place);
      }
    }
    const { bytes, offsets } = words.strings();
    const compact = { bytes: bytes.slice(), offsets: offsets.slice() };
    return { ...compact, counts: Float64Array.from(counts), places: Float64Array.from(places) };
  }

  *#records(shard: number) {
    let bytes = new Uint8Array(BUFFER);
    let view = new DataView(bytes.buffer);
    let length = 0;
    for (let position = 0; ; ) {
      const got = this.#fs.readSync(this.#files[shard]!, bytes, length, bytes.length - length - 8, position);
      position += got;
      length += got;
      let at = 0;
      let next = 0;
      while (at + HEADER <= length) {
        next = HEADER + view.getInt32(at, true);
        if (at + next > length) break;
        const count = view.getFloat64(at + 4, true);
        const place = view.getFloat64(at + 12, true);
        yield { bytes, view, start: at + HEADER, end: at + next, count, place };
        at += next;
      }
      if (got === 0) return;
      const rest = bytes.subarray(at, length);
      if (next + 8 > bytes.length) bytes = new Uint8Array(2 * next);
      bytes.set(rest);
      view = new DataView(bytes.buffer);
      length = rest.length;
    }
  }
}

function shardOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return (hash ^ (hash >>> 15)) & (SHARDS - 1);
}
