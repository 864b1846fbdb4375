import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
let measure: ((text: string) => number) | undefined;

/** Columns that a text takes on a terminal: two for wide characters, none for color codes. */
export function widthOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  measure ??= (require('string-width') as typeof import('string-width')).default; // takes 40 ms to load
  return measure(text);
}

/** Text without color codes, cut to a width with an ellipsis where it is longer. */
export function truncate(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  return width < 1 ? '' : `${splitAt(text, width - 1, 0)[0]}…`;
}

/** The most of a text that fits into `width` columns, at least `least` characters, and the rest. */
export function splitAt(text: string, width: number, least = 1): [start: string, rest: string] {
  let end = 0;
  let taken = 0;
  let characters = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    taken += widthOf(segment);
    if (taken > width && characters >= least) break;
    end += segment.length;
    characters++;
  }
  return [text.slice(0, end), text.slice(end)];
}

/** Text filled up with spaces to a width, after it or before it. */
export function pad(text: string, width: number, side: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return side === 'left' ? text + space : space + text;
}
