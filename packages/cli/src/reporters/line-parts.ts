import { truncate, widthOf } from '../terminal/fit.ts';
import type { Paint } from '../terminal/paint.ts';

/** A piece of a line. */
export interface Part {
  readonly text: string;
  /** When the line is too long, pieces go from the lowest on. */
  readonly worth: number;
  readonly style?: Parameters<Paint>[0];
  /** The piece fewer columns wide, or as few as it can be. */
  shrink?(columns: number): string;
}

const gap = '  ';

/** Pieces side by side in at most `width` columns: the least worth left out first, and what still is too long cut. */
export function joinParts(parts: readonly Part[], width: number, paint: Paint): string {
  let kept = parts.filter(({ text }) => text !== '');
  for (;;) {
    const shrunk = shrinkBy(kept, widthOfAll(kept) - width);
    if (kept.length <= 1 || widthOfAll(shrunk) <= width) {
      return shrunk.map((part) => draw(part, width, paint)).join(gap);
    }
    const least = Math.min(...kept.map(({ worth }) => worth));
    const index = kept.findIndex(({ worth }) => worth === least);
    kept = kept.toSpliced(index, 1);
  }
}

function shrinkBy(parts: readonly Part[], surplus: number): Part[] {
  return parts.map((part) => (surplus > 0 && part.shrink ? { ...part, text: part.shrink(surplus) } : part));
}

function widthOfAll(parts: readonly Part[]): number {
  return widthOf(parts.map(({ text }) => text).join(gap));
}

function draw({ text, style }: Part, width: number, paint: Paint): string {
  const cut = truncate(text, width);
  return style === undefined ? cut : paint(style, cut);
}
