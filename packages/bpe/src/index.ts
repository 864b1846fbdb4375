export type { SpecialTokens } from './added-tokens.ts';
export type * from './definition.ts';
export type { FileFormat } from './files/formats.ts';
export type { TiktokenOptions } from './files/tiktoken.ts';
export { type EncodeOptions, Tokenizer } from './tokenizer.ts';
export type { TrainOptions, TrainProgress, TrainSource } from './train/train-definition.ts';
