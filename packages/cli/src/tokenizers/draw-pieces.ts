import { visible } from '@wordloom/errors';
import { widthOf } from '../terminal/fit.ts';
import type { Paint } from '../terminal/paint.ts';
import type { Piece, Segmenter } from './segmenter.ts';

const BACKGROUNDS = ['bgCyan', 'bgYellow', 'bgGreen', 'bgMagenta'] as const;

/**
 * The pieces of a text in lines of at most `columns`: in turns of colour where there are colours, else in brackets. Between
 * pieces that do not touch in the text stands a space.
 */
export function drawPieces(
  text: string,
  pieces: readonly Piece[],
  segmenter: Segmenter,
  { columns, paint, colored }: { columns: number; paint: Paint; colored: boolean },
): string[] {
  const bytes = new TextEncoder().encode(text);
  const lines: string[] = [];
  let line = '';
  let width = 0;
  pieces.forEach((piece, i) => {
    const label = visible(segmenter.label(piece, bytes));
    const framed = colored || /^\[.+\]$/.test(label) ? label : `[${label}]`;
    const before = pieces[i - 1];
    const touches = before === undefined || (before.end === piece.start && before.end > before.start);
    const gap = touches ? '' : ' ';
    if (width > 0 && width + gap.length + widthOf(framed) > columns) {
      lines.push(line);
      line = '';
      width = 0;
    } else {
      line += gap;
      width += gap.length;
    }
    line += paint(['black', BACKGROUNDS[i % BACKGROUNDS.length]!], framed);
    width += widthOf(framed);
  });
  return [...lines, line];
}
