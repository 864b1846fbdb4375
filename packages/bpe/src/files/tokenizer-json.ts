import type { AddedToken, TokenizerDefinition } from '../definition.ts';
import { formatError, unsupported } from './format-error.ts';
import { arrayAt, type JsonObject, objectAt, textAt } from './json-parts.ts';
import { checkId, checkSize } from './limits.ts';
import { mergeIds } from './merges-text.ts';
import { readDecoder } from './read-decoder.ts';
import { readNormalizer } from './read-normalizer.ts';
import { readPostProcessor } from './read-post-processor.ts';
import { readPreTokenizer } from './read-pre-tokenizer.ts';
import { parseJson, readVocabulary } from './vocabulary-json.ts';

/** What a Hugging Face `tokenizer.json` says, as far as it is of byte-pair encoding. */
export function readTokenizerJson(json: string | object): TokenizerDefinition {
  if (typeof json === 'string') checkSize(json.length, 'tokenizer.json');
  const file = objectAt(
    typeof json === 'string' ? parseJson(json, 'tokenizer.json') : json,
    'tokenizer.json',
  );
  const model = objectAt(file.model, 'model');
  if (model.type !== undefined && model.type !== 'BPE') throw unsupported('model', model.type, ['BPE']);
  if (model.dropout) throw unsupported('model.dropout', model.dropout, ['null']);
  const { normalizer, endOfWord } = readNormalizer(file.normalizer);
  const { splitting, addPrefixSpace, byteLevel } = readPreTokenizer(file.pre_tokenizer);
  const kind = byteLevel ? 'byte-level' : 'character';
  const added = readAdded(file.added_tokens);
  const { tokens, ids } = readVocabulary(model.vocab, kind);
  for (const { content, id } of added) {
    if (ids.has(content) && ids.get(content) !== id) {
      throw formatError(`the added token ${JSON.stringify(content)} has another id in the vocabulary`);
    }
  }
  const prefix = optionalText(model.continuing_subword_prefix, 'model.continuing_subword_prefix');
  const suffix = optionalText(model.end_of_word_suffix, 'model.end_of_word_suffix');
  const unknownText = optionalText(model.unk_token, 'model.unk_token');
  const unknown = unknownText === undefined ? undefined : ids.get(unknownText);
  if (unknownText !== undefined && unknown === undefined) {
    throw formatError(`the unknown token ${JSON.stringify(unknownText)} is not in the vocabulary`);
  }
  const template = readPostProcessor(file.post_processor, added, ids);
  return {
    kind,
    tokens,
    merges: mergeIds(
      readMerges(model.merges),
      (token) => ids.get(token),
      prefix === undefined ? {} : { prefix },
    ),
    wholePieces: model.ignore_merges === true,
    splitting,
    normalizer,
    addPrefixSpace,
    added,
    specialInText: 'match',
    ...(template && { template }),
    ...(unknown !== undefined && { unknown }),
    ...(model.fuse_unk === true && { fuseUnknown: true }),
    ...(model.byte_fallback === true && { byteFallback: true }),
    ...(endOfWord !== undefined && { endOfWord }),
    ...(suffix !== undefined && { endOfWordSuffix: suffix }),
    ...(prefix !== undefined && { continuingPrefix: prefix }),
    decoder: readDecoder(file.decoder, byteLevel),
  };
}

function readMerges(value: unknown): [string, string][] {
  return arrayAt(value, 'model.merges').map((merge, i) => {
    const parts = typeof merge === 'string' ? merge.split(' ') : merge;
    if (Array.isArray(parts) && parts.length === 2 && parts.every((part) => typeof part === 'string')) {
      return parts as [string, string];
    }
    throw formatError('a merge is not two tokens', { row: i });
  });
}

function readAdded(value: unknown): AddedToken[] {
  if (value === undefined || value === null) return [];
  const seen = new Map<number, string>();
  return arrayAt(value, 'added_tokens').map((item, i) => {
    const token: JsonObject = objectAt(item, `added_tokens[${i}]`);
    const content = textAt(token.content, `added_tokens[${i}].content`);
    const id = checkId(token.id, content);
    if (content === '') throw formatError(`added_tokens[${i}] is empty`);
    if (seen.has(id)) throw formatError(`the id ${id} is given to two added tokens`, { row: i });
    seen.set(id, content);
    return {
      id,
      content,
      special: token.special === true,
      singleWord: token.single_word === true,
      stripLeft: token.lstrip === true,
      stripRight: token.rstrip === true,
    };
  });
}

function optionalText(value: unknown, place: string): string | undefined {
  return value === undefined || value === null || value === '' ? undefined : textAt(value, place);
}
