/** A piece of a text: bytes start .. end of it, in UTF-8; none for a token that stands around the text, such as `[CLS]`. */
export interface Piece {
  readonly id: number;
  /** As the tokenizer's own files write it. */
  readonly token: string;
  readonly start: number;
  readonly end: number;
}

/** What the command needs of a tokenizer of any kind. */
export interface Segmenter {
  readonly kind: string;
  readonly vocabularySize: number;
  segment(text: string): Piece[];
  /** How a piece of the text is shown to people. */
  label(piece: Piece, bytes: Uint8Array): string;
}
