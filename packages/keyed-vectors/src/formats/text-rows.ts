import { join } from './join.ts';
import { parseDecimal } from './parse-decimal.ts';
import { wrongHeader, wrongLine } from './refusals.ts';
import type { RowCollector } from './row-collector.ts';

const tab = 9;
const newline = 10;
const carriageReturn = 13;
const space = 32;

/** Reads lines of a word and its values, from chunks cut anywhere. */
export class TextRows {
  readonly #rows: RowCollector;
  readonly #file: string;
  readonly #longest: number;
  #line: number;
  #rest = new Uint8Array(0);

  /** @param firstLine number of the line that comes first, for errors */
  constructor(rows: RowCollector, { file, firstLine }: { file: string; firstLine: number }) {
    this.#rows = rows;
    this.#file = file;
    this.#line = firstLine;
    this.#longest = 100_000 + 100 * rows.dimensions;
  }

  /** @throws WordloomError `keyed-vectors/format` with file and line, `keyed-vectors/header` */
  push(chunk: Uint8Array): void {
    const bytes = join(this.#rest, chunk);
    let start = 0;
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
      this.#take(bytes, start, end);
      start = end + 1;
    }
    this.#rest = new Uint8Array(bytes.subarray(start));
    if (this.#rest.length > this.#longest) throw this.#wrong(this.#rest, 0, this.#longest);
  }

  finish(): void {
    if (this.#rest.length > 0) this.#take(this.#rest, 0, this.#rest.length);
    this.#rows.finish();
  }

  /** Values are taken from the end, since words of some published files have spaces in them. */
  #take(bytes: Uint8Array, start: number, lineEnd: number): void {
    const rows = this.#rows;
    let end = trimEnd(bytes, start, lineEnd);
    if (end === start && rows.full) return; // blank lines at the end
    if (rows.full)
      throw wrongHeader(this.#file, `line ${this.#line} comes after all ${rows.words.length} words`);
    const first = rows.nextValue;
    for (let i = rows.dimensions - 1; i >= 0; i--) {
      const from = fieldStart(bytes, start, end);
      const value = Math.fround(parseDecimal(bytes, from, end));
      if (!Number.isFinite(value)) throw this.#wrong(bytes, start, lineEnd);
      rows.vectors[first + i] = value;
      end = trimEnd(bytes, start, from);
    }
    const lastField = fieldStart(bytes, start, end);
    const oneValueMore = lastField > start && !Number.isNaN(parseDecimal(bytes, lastField, end));
    if (end === start || oneValueMore) throw this.#wrong(bytes, start, lineEnd);
    rows.add(bytes.subarray(start, end));
    this.#line++;
  }

  #wrong(bytes: Uint8Array, start: number, end: number) {
    const found = new TextDecoder().decode(bytes.subarray(start, Math.min(end, start + 200)));
    return wrongLine(this.#file, this.#line, `a word and ${this.#rows.dimensions} finite numbers`, found);
  }
}

function fieldStart(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  while (at > start && bytes[at - 1] !== space && bytes[at - 1] !== tab) at--;
  return at;
}

function trimEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(bytes[at - 1]!)) at--;
  return at;
}

function isBlank(byte: number): boolean {
  return byte === space || byte === tab || byte === carriageReturn;
}
