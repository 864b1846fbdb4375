import stringWidth from 'string-width';

const graphemes = new Intl.Segmenter();

/** Columns that a text takes on a terminal: two for wide characters, none for color codes. */
export { stringWidth as widthOf };

/** Text without color codes, cut to a width with an ellipsis where it is longer. */
export function truncate(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  if (width < 1) return '';
  let kept = '';
  let taken = 1; // the ellipsis
  for (const { segment } of graphemes.segment(text)) {
    taken += stringWidth(segment);
    if (taken > width) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** Text filled up with spaces to a width, after it or before it. */
export function pad(text: string, width: number, side: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return side === 'left' ? text + space : space + text;
}
