import { type Sentences, tokenize } from '@wordloom/tokenize';
import {
  buildVocabulary,
  encode,
  idsOfTypes,
  type Vocabulary,
  type VocabularyOptions,
} from '@wordloom/vocab';
import { type Otherwise, readCorpus } from './read-corpus.ts';

export interface EncodedCorpus {
  readonly sentences: Sentences;
  readonly vocabulary: Vocabulary;
}

type Options = VocabularyOptions & { readonly otherwise: Otherwise };

/** Penn Treebank's training part as vocabulary ids. */
export function ptbTrain(options: Options): Promise<EncodedCorpus> {
  return encodedCorpus('ptb/ptb.train.txt', options);
}

/** WikiText-2's validation part as vocabulary ids. */
export function wikitext2Valid(options: Options): Promise<EncodedCorpus> {
  return encodedCorpus('wikitext-2/wiki.valid.tokens', options);
}

async function encodedCorpus(path: string, { otherwise, ...options }: Options): Promise<EncodedCorpus> {
  const { sentences, types } = tokenize(await readCorpus(path, otherwise), { unit: 'whitespace' });
  const vocabulary = buildVocabulary(types, options);
  return { sentences: encode(sentences, idsOfTypes(types.words, vocabulary)), vocabulary };
}
