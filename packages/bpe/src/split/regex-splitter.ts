import type { SplitStep } from '../definition.ts';
import { decodeWithWidths } from '../unicode/decode-with-widths.ts';
import { matchRanges } from './match-ranges.ts';
import type { Splitter } from './splitter.ts';

/** Pieces by regular expressions: all of a text are found before the first is asked for. */
export class RegexSplitter implements Splitter {
  readonly local = false;
  readonly #steps: readonly { readonly pattern: RegExp; readonly matches: SplitStep['matches'] }[];
  /** Of each piece of the text, dropped ones too, its end. */
  #ends: number[] = [];
  #dropped = new Set<number>();
  #piece = 0;

  constructor(steps: readonly SplitStep[]) {
    this.#steps = steps.map(({ pattern, flags, matches }) => ({
      pattern: new RegExp(pattern, `${flags}g`),
      matches,
    }));
  }

  prepare(bytes: Uint8Array, start: number, end: number): void {
    const { text, widths } = decodeWithWidths(bytes, start, end);
    let pieces: Piece[] = [{ start: 0, end: text.length, dropped: false }];
    for (const step of this.#steps) {
      pieces = pieces.flatMap((piece) => (piece.dropped ? [piece] : cut(text, piece, step)));
    }
    this.#piece = 0;
    this.#dropped.clear();
    this.#ends = [];
    let at = start;
    let seen = 0;
    for (const piece of pieces) {
      for (; seen < piece.end; seen++) at += widths ? widths[seen]! : bytesOf(text.charCodeAt(seen));
      if (piece.dropped) this.#dropped.add(this.#ends.length);
      this.#ends.push(at);
    }
  }

  readonly pieceEnd = (): number => this.#ends[this.#piece++]!;

  readonly isDropped = (): boolean => this.#dropped.has(this.#piece);
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly dropped: boolean;
}

function cut(
  text: string,
  { start, end }: Piece,
  { pattern, matches }: { pattern: RegExp; matches: string },
) {
  const pieces: Piece[] = [];
  const add = (from: number, to: number, dropped: boolean) => {
    if (to > from) pieces.push({ start: from, end: to, dropped });
  };
  let last = start;
  const ranges = matchRanges(pattern, text.slice(start, end));
  for (let i = 0; i < ranges.length; i += 2) {
    const from = start + ranges[i]!;
    const to = start + ranges[i + 1]!;
    add(last, from, matches === 'kept');
    add(from, to, matches === 'removed');
    last = to;
  }
  add(last, end, matches === 'kept');
  return pieces;
}

/** UTF-8 bytes that a UTF-16 unit adds: a surrogate half of its pair's four. */
function bytesOf(unit: number): number {
  if (unit < 0x80) return 1;
  if (unit < 0x800 || (unit >= 0xd800 && unit < 0xe000)) return 2;
  return 3;
}
