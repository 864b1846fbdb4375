import type { TruncationStrategy } from './truncation.ts';

/** One text, or a pair. */
export type TextInput = string | readonly [string, string];

export interface EncodeOptions {
  /** Put `[CLS]` and `[SEP]` around the texts, as the tokenizer's template says; on unless told. */
  readonly addSpecialTokens?: boolean;
  /** Pieces at most, special tokens included. */
  readonly maxLength?: number;
  /** Which text is cut where there are more than `maxLength`: `longest-first` unless told. */
  readonly truncation?: TruncationStrategy;
}

/** An encoded text or pair; parallel, a row for each piece. */
export interface Encoding {
  readonly ids: Int32Array;
  /** 0 for the first text and its special tokens, 1 for the second. */
  readonly typeIds: Uint8Array;
  /** Bytes of its text that piece i covers: from offsets[2 * i] up to, not with, offsets[2 * i + 1]; 0, 0 for special tokens. */
  readonly offsets: Float64Array;
}

export interface PaddedOptions extends EncodeOptions {
  /** Pieces a row; the longest row's unless told. */
  readonly length?: number;
  /** Make the length a multiple of this. */
  readonly multipleOf?: number;
}

/** Encoded texts as matrices of shape [rows, length], row by row. */
export interface PaddedBatch {
  readonly rows: number;
  readonly length: number;
  readonly ids: Int32Array;
  readonly typeIds: Uint8Array;
  /** 1 for a piece, 0 for padding. */
  readonly mask: Uint8Array;
}
