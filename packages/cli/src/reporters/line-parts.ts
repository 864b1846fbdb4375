import { truncate, widthOf } from '../terminal/fit.ts';
import type { Paint } from '../terminal/paint.ts';

/** A piece of a line. */
export interface Part {
  readonly text: string;
  /** When the line is too long, pieces go from the lowest on. */
  readonly worth: number;
  readonly style?: Parameters<Paint>[0];
}

const gap = '  ';

/** Pieces side by side in at most `width` columns: the least worth left out first, and what still is too long cut. */
export function joinParts(parts: readonly Part[], width: number, paint: Paint): string {
  const kept = parts.filter(({ text }) => text !== '');
  while (kept.length > 1 && widthOf(kept.map(({ text }) => text).join(gap)) > width) {
    const least = Math.min(...kept.map(({ worth }) => worth));
    kept.splice(
      kept.findIndex(({ worth }) => worth === least),
      1,
    );
  }
  return kept
    .map(({ text, style }) => {
      const cut = truncate(text, width);
      return style === undefined ? cut : paint(style, cut);
    })
    .join(gap);
}
