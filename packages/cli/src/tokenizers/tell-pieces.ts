import { visible } from '@wordloom/errors';
import { terminalOf } from '../terminal/terminal.ts';
import { wrap } from '../terminal/wrap.ts';
import { drawPieces } from './draw-pieces.ts';
import type { Piece, Segmenter } from './segmenter.ts';

/** What there is to tell of a text in pieces. */
interface Told {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly segmenter: Segmenter;
  /** Where the tokenizer comes from. */
  readonly from: string;
}

/** Prints the pieces of a text, their ids, and how many they are. */
export function tellPieces({ text, pieces, segmenter, from }: Told, color: boolean | undefined): void {
  const { columns, paint } = terminalOf(process.stdout, process.env, color);
  const colored = paint('bold', 'x') !== 'x';
  const characters = Array.from(text).length;
  const counts = [
    counted(pieces.length, 'token'),
    counted(characters, 'character'),
    `${segmenter.kind} of ${segmenter.vocabularySize.toLocaleString('en')} tokens, ${visible(from)}`,
  ].join(' · ');
  const lines = [
    ...drawPieces(text, pieces, segmenter, { columns, paint, colored }),
    '',
    ...wrap(`ids: ${pieces.map(({ id }) => id).join(' ')}`, columns),
    '',
    ...wrap(counts, columns).map((line) => paint('dim', line)),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}
