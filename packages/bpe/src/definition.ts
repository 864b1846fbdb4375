/** Texts as bytes, packed: text i is bytes[offsets[i] .. offsets[i + 1]]. */
export interface PackedBytes {
  readonly bytes: Uint8Array;
  /** Shape [texts + 1]. */
  readonly offsets: Int32Array;
}

/** The patterns that are scanned by hand, over bytes. */
export type PatternName = 'gpt2' | 'cl100k' | 'llama3' | 'o200k' | 'whitespace';

/** How text is cut into the pieces within which symbols merge. */
export type Splitting =
  | { readonly scanner: PatternName }
  | {
      /** Each cuts the pieces of the one before. */
      readonly steps: readonly SplitStep[];
    }
  /** Not at all: the whole text is one piece. */
  | 'none';

export interface SplitStep {
  /** A regular expression as JavaScript has it with the flag `u`. */
  readonly pattern: string;
  readonly flags: string;
  /** What becomes of what matches: a piece of its own, dropped with nothing kept of it, or the only thing that is kept. */
  readonly matches: 'isolated' | 'removed' | 'kept';
}

/** A token that is found in the text before all else. */
export interface AddedToken {
  readonly id: number;
  readonly content: string;
  /** Left out by `decode` with skipSpecialTokens, and subject to allowedSpecial. */
  readonly special: boolean;
  /** Only where no letter or number is beside it. */
  readonly singleWord: boolean;
  /** Takes the white space before, or after, with it. */
  readonly stripLeft: boolean;
  readonly stripRight: boolean;
}

export type NormalizerStep =
  | { readonly kind: 'NFC' | 'NFD' | 'NFKC' | 'NFKD' | 'Lowercase' }
  | { readonly kind: 'Prepend'; readonly text: string }
  | { readonly kind: 'Replace'; readonly from: string; readonly to: string };

/** All that a tokenizer is: plain data, which can be cloned to another thread. */
export interface TokenizerDefinition {
  readonly kind: 'byte-level' | 'character';
  /** Shape [ids]: for byte-level tokens their bytes, else UTF-8; an id without a token is empty. */
  readonly tokens: PackedBytes;
  /** Left, right and result of each merge, flat, in order of rank; absent where any two merge whose bytes together are a token, lowest id first. */
  readonly merges?: Int32Array;
  /** Whether a piece that is a token is never merged from its symbols. */
  readonly wholePieces: boolean;
  readonly splitting: Splitting;
  readonly normalizer: readonly NormalizerStep[];
  readonly addPrefixSpace: boolean;
  readonly added: readonly AddedToken[];
  /** Whether special tokens in the text stand for themselves, or are refused as tiktoken does. */
  readonly specialInText: 'match' | 'refuse';
  readonly template?: { readonly before: readonly number[]; readonly after: readonly number[] };
  /** For a character without a token. */
  readonly unknown?: number;
  /** Whether unknown characters in a row become one. */
  readonly fuseUnknown?: boolean;
  /** Whether a character without a token becomes the tokens `<0x00>` .. `<0xFF>` of its bytes. */
  readonly byteFallback?: boolean;
  /** A symbol of its own after every word. */
  readonly endOfWord?: string;
  /** Put at the end of the last character of a word, in the vocabulary. */
  readonly endOfWordSuffix?: string;
  /** Put before every character of a word but the first, in the vocabulary. */
  readonly continuingPrefix?: string;
  readonly decoder: Decoder;
}

/** What tokens become text by: their bytes as they are, or replacements in their texts first. */
export type Decoder = 'bytes' | readonly DecoderStep[];

export type DecoderStep =
  | { readonly kind: 'Replace'; readonly from: string; readonly to: string }
  | { readonly kind: 'ByteFallback' | 'Fuse' }
  | { readonly kind: 'Strip'; readonly content: string; readonly start: number; readonly stop: number }
  /** The suffix becomes a space, or nothing at the end. */
  | { readonly kind: 'Suffix'; readonly suffix: string };
