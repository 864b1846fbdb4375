import { WordloomError } from '@wordloom/errors';
import type { AddedToken } from '../encoding/added-tokens.ts';
import type { Settings } from '../settings.ts';
import { PieceVocabulary } from '../vocabulary.ts';
import type { BasicOptions } from '../words/basic-options.ts';
import { JsonReader } from './json-reader.ts';
import { parseTemplates } from './parse-templates.ts';

const MAX_ID = 2 ** 21;
// A longer word would take too long to order its marks; see stripAccents.
const MAX_CHARS_PER_WORD = 1000;

/** Settings of a `tokenizer.json`; parts that mean something else than BERT's are refused by name. */
export function parseTokenizerJson(json: string | object): Settings {
  const file = new JsonReader(typeof json === 'string' ? parse(json) : json, '');
  const model = file.get('model');
  model.type('WordPiece');
  const addedTokens = file.get('added_tokens').isAbsent
    ? []
    : file.get('added_tokens').items().map(parseAddedToken);
  const { vocabulary, outside } = parseVocabulary(model.get('vocab'), addedTokens);
  const prefix = model.get('continuing_subword_prefix').text('##');
  const padding = file.get('padding');
  return {
    vocabulary,
    outside,
    unknownToken: model.get('unk_token').text('[UNK]'),
    padToken: padding.isAbsent ? '[PAD]' : padding.get('pad_token').text(),
    prefix,
    maxCharsPerWord: model.get('max_input_chars_per_word').whole(MAX_CHARS_PER_WORD, 100),
    basic: parseBasic(file),
    addedTokens,
    templates: parseTemplates(file.get('post_processor'), vocabulary),
    decoder: parseDecoder(file.get('decoder'), prefix),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new WordloomError({
      code: 'wordpiece/tokenizer-json',
      what: `the file is not JSON: ${(cause as Error).message}`,
      why: 'it is damaged, or of another kind',
      fix: 'give a tokenizer.json of Hugging Face tokenizers',
      cause,
    });
  }
}

function parseVocabulary(vocab: JsonReader, addedTokens: readonly AddedToken[]) {
  const tokens: string[] = [];
  const put = (token: string, id: number, from: JsonReader) => {
    if (tokens[id] !== undefined) throw from.wrong(`has id ${id}, which '${tokens[id]}' has too`);
    tokens[id] = token;
  };
  for (const [token, id] of vocab.entries()) put(token, id.whole(MAX_ID), id);
  const outside = new Set<number>();
  for (const { id, content } of addedTokens) {
    if (tokens[id] === content) continue;
    put(content, id, vocab);
    outside.add(id);
  }
  const gap = Array.from(tokens, (token) => token === undefined).indexOf(true);
  if (gap >= 0) throw vocab.wrong(`has no token of id ${gap}, though it has ids up to ${tokens.length - 1}`);
  return { vocabulary: new PieceVocabulary(tokens), outside };
}

function parseAddedToken(token: JsonReader): AddedToken {
  if (token.get('normalized').flag(false))
    throw token
      .get('normalized')
      .unsupported('true', 'false, so that the token is looked for in the text as it stands');
  const content = token.get('content').text();
  if (content === '') throw token.get('content').wrong('is empty');
  return {
    id: token.get('id').whole(MAX_ID),
    content,
    special: token.get('special').flag(false),
    singleWord: token.get('single_word').flag(false),
    leftStrip: token.get('lstrip').flag(false),
    rightStrip: token.get('rstrip').flag(false),
  };
}

function parseBasic(file: JsonReader): BasicOptions {
  const normalizer = file.get('normalizer');
  file.get('pre_tokenizer').type('BertPreTokenizer');
  if (normalizer.isAbsent)
    return { cleanText: false, handleChineseChars: false, stripAccents: false, lowercase: false };
  normalizer.type('BertNormalizer');
  const lowercase = normalizer.get('lowercase').flag(true);
  return {
    cleanText: normalizer.get('clean_text').flag(true),
    handleChineseChars: normalizer.get('handle_chinese_chars').flag(true),
    stripAccents: normalizer.get('strip_accents').flag(lowercase),
    lowercase,
  };
}

function parseDecoder(decoder: JsonReader, prefix: string) {
  if (decoder.isAbsent) return { prefix, cleanup: true };
  decoder.type('WordPiece');
  return { prefix: decoder.get('prefix').text('##'), cleanup: decoder.get('cleanup').flag(true) };
}
