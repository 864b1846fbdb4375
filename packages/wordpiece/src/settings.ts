import type { DecoderOptions } from './decode.ts';
import type { AddedToken } from './encoding/added-tokens.ts';
import { bertTemplates, type Templates } from './encoding/template.ts';
import { PieceVocabulary } from './vocabulary.ts';
import type { BasicOptions } from './words/basic-options.ts';

/** All that a WordPiece tokenizer is. */
export interface Settings {
  readonly vocabulary: PieceVocabulary;
  /** Ids of added tokens that are no pieces. */
  readonly outside: ReadonlySet<number>;
  readonly unknownToken: string;
  readonly padToken: string;
  /** What marks a piece that continues a word. */
  readonly prefix: string;
  /** A longer word, in code points, is unknown. */
  readonly maxCharsPerWord: number;
  readonly basic: BasicOptions;
  readonly addedTokens: readonly AddedToken[];
  readonly templates: Templates;
  readonly decoder: DecoderOptions;
}

/** What a BERT may do otherwise than bert-base-uncased. */
export interface BertSettings {
  /** On for an uncased model, off for a cased one. */
  readonly lowercase?: boolean;
  /** As `lowercase` unless told. */
  readonly stripAccents?: boolean;
  readonly cleanText?: boolean;
  readonly handleChineseChars?: boolean;
}

const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'];

/** BERT's settings around a vocabulary. */
export function bertSettings(
  tokens: readonly string[],
  {
    lowercase = true,
    stripAccents = lowercase,
    cleanText = true,
    handleChineseChars = true,
  }: BertSettings = {},
): Settings {
  const vocabulary = new PieceVocabulary(tokens);
  const special = (token: string) => ({ token, id: vocabulary.idOf(token, 'vocabulary') });
  return {
    vocabulary,
    outside: new Set(),
    unknownToken: '[UNK]',
    padToken: '[PAD]',
    prefix: '##',
    maxCharsPerWord: 100,
    basic: { cleanText, handleChineseChars, stripAccents, lowercase },
    addedTokens: SPECIAL.filter((token) => vocabulary.id(token) !== undefined).map((content) => ({
      id: special(content).id,
      content,
      special: true,
      singleWord: false,
      leftStrip: false,
      rightStrip: false,
    })),
    templates: bertTemplates(special('[CLS]'), special('[SEP]')),
    decoder: { prefix: '##', cleanup: true },
  };
}
