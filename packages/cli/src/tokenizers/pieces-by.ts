import type { Piece } from './segmenter.ts';

/** What both kinds of tokenizer do. */
interface Tokenizes {
  encodeWithOffsets(text: string): { readonly ids: ArrayLike<number>; readonly offsets: ArrayLike<number> };
  tokenOf(id: number): string | undefined;
}

/** A text's tokens, each with the bytes of the text that it stands for. */
export function piecesBy(tokenizer: Tokenizes, text: string): Piece[] {
  const { ids, offsets } = tokenizer.encodeWithOffsets(text);
  return Array.from(ids, (id, i) => ({
    id,
    token: tokenizer.tokenOf(id)!,
    start: offsets[2 * i]!,
    end: offsets[2 * i + 1]!,
  }));
}
