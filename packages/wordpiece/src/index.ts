export type { AddedToken } from './encoding/added-tokens.ts';
export type { EncodeOptions, Encoding, PaddedBatch, PaddedOptions, TextInput } from './encoding/encoding.ts';
export type { TemplatePart, Templates } from './encoding/template.ts';
export type { TruncationStrategy } from './encoding/truncation.ts';
export type { BertSettings } from './settings.ts';
export { WordPieceTokenizer } from './tokenizer.ts';
