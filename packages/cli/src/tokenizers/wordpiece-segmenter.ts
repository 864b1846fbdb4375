import { WordPieceTokenizer } from '@wordloom/wordpiece';
import { piecesBy } from './pieces-by.ts';
import type { Segmenter } from './segmenter.ts';

/** BERT's, from a `vocab.txt` or `tokenizer.json`. */
export async function wordpieceSegmenter(path: string): Promise<Segmenter> {
  const tokenizer = await WordPieceTokenizer.fromFile(path);
  return {
    kind: 'WordPiece',
    vocabularySize: tokenizer.vocabularySize,
    segment: (text) => piecesBy(tokenizer, text),
    label: ({ token }) => token,
  };
}
