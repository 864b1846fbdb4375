import type { Ragged, Strings } from '@wordloom/schema';

/** Ids of sentences end to end: sentence i is values[offsets[i] .. offsets[i + 1]]. */
export type Sentences = Ragged<Int32Array>;

/** What a token is: see the README for the exact rules. */
export type UnitName = 'word' | 'whitespace' | 'character';

export interface TokenizeOptions {
  readonly unit: UnitName;
  /** Map each token to lower case, in all alphabets. */
  readonly lowercase?: boolean;
  /** Refuse invalid UTF-8; otherwise it is replaced by U+FFFD and counted. */
  readonly strict?: boolean;
  /** Also give where each token stands in the text. */
  readonly spans?: boolean;
}

/** The distinct tokens of a text, numbered in the order they were first seen. */
export interface TokenTypes {
  readonly words: Strings;
  /** Occurrences of each, shape [types]. */
  readonly counts: Uint32Array;
}

/** Places of tokens in bytes from the start of the text: token i is bytes[start[i] .. end[i]]. */
export interface Spans {
  readonly start: Float64Array;
  readonly end: Float64Array;
}

export interface TokenizedSentences {
  /** For each line its tokens, as rows of {@link TokenTypes}. */
  readonly sentences: Sentences;
  /** Parallel to `sentences.values`; there when asked for. */
  readonly spans?: Spans;
}

export interface Tokens extends TokenizedSentences {
  readonly types: TokenTypes;
  /** Invalid UTF-8 sequences that became U+FFFD. */
  readonly replaced: number;
}
