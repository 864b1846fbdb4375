/** How pieces become text again. */
export interface DecoderOptions {
  /** What marks a piece that continues a word: `##`. */
  readonly prefix: string;
  /** Take the space before punctuation away, and that inside English contractions. */
  readonly cleanup: boolean;
}

/** Text of pieces: those that continue a word join it, all others follow a space. */
export function decodePieces(pieces: readonly string[], { prefix, cleanup }: DecoderOptions): string {
  let text = '';
  pieces.forEach((piece, i) => {
    const joined =
      i === 0 ? piece : prefix !== '' && piece.startsWith(prefix) ? piece.slice(prefix.length) : ` ${piece}`;
    text += cleanup ? cleanUp(joined) : joined;
  });
  return text;
}

function cleanUp(piece: string): string {
  return piece
    .replaceAll(' .', '.')
    .replaceAll(' ?', '?')
    .replaceAll(' !', '!')
    .replaceAll(' ,', ',')
    .replaceAll(" ' ", "'")
    .replaceAll(" n't", "n't")
    .replaceAll(" 'm", "'m")
    .replaceAll(' do not', " don't")
    .replaceAll(" 's", "'s")
    .replaceAll(" 've", "'ve")
    .replaceAll(" 're", "'re");
}
