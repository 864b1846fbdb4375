import { WordloomError } from '@wordloom/errors';
import { type Strings, stringAt } from '@wordloom/schema';
import type { Sentences } from '@wordloom/tokenize';
import { UNKNOWN, type Vocabulary } from './vocabulary.ts';

/**
 * The vocabulary's id of each token type, that of `<unk>` for types it does not have; shape [types].
 *
 * @throws WordloomError `vocab/unknown-word` for such a type when the vocabulary has no `<unk>`
 */
export function idsOfTypes(types: Strings, vocabulary: Vocabulary): Int32Array {
  const { unknown } = vocabulary;
  return Int32Array.from({ length: types.offsets.length - 1 }, (_, type) => {
    const word = stringAt(types, type);
    const id = vocabulary.id(word) ?? unknown;
    if (id === undefined) throw unknownWord(word);
    return id;
  });
}

/** Sentences of token types as sentences of vocabulary ids; `ids` as {@link idsOfTypes} gives it. No token is dropped. */
export function encode(sentences: Sentences, ids: Int32Array): Sentences {
  return { values: sentences.values.map((type) => ids[type]!), offsets: sentences.offsets };
}

function unknownWord(word: string): WordloomError {
  return new WordloomError({
    code: 'vocab/unknown-word',
    what: `'${word}' is not in the vocabulary`,
    why: `the vocabulary was built without ${UNKNOWN}, so it has no id for words it does not know`,
    fix: `build it with ${UNKNOWN} among the reserved tokens`,
  });
}
