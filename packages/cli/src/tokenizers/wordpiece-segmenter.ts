import { WordPieceTokenizer } from '@wordloom/wordpiece';
import type { Segmenter } from './segmenter.ts';

/** BERT's, from a `vocab.txt` or `tokenizer.json`. */
export async function wordpieceSegmenter(path: string): Promise<Segmenter> {
  const tokenizer = await WordPieceTokenizer.fromFile(path);
  return {
    kind: 'WordPiece',
    vocabularySize: tokenizer.vocabularySize,
    segment(text) {
      const { ids, offsets } = tokenizer.encodeWithOffsets(text);
      return Array.from(ids, (id, i) => ({
        id,
        token: tokenizer.tokenOf(id)!,
        start: offsets[2 * i]!,
        end: offsets[2 * i + 1]!,
      }));
    },
    label: ({ token }) => token,
  };
}
