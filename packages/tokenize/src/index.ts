export { type LengthHistogram, lengthHistogram } from './length-histogram.ts';
export { type ThreadedTokenizeOptions, tokenizeInThreads } from './threads/tokenize-in-threads.ts';
export { type TokenStream, tokenStream } from './token-stream.ts';
export { tokenize } from './tokenize.ts';
export type {
  Sentences,
  Spans,
  TokenizedSentences,
  TokenizeOptions,
  Tokens,
  TokenTypes,
  UnitName,
} from './tokens.ts';
