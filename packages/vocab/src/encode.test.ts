import { tokenize } from '@wordloom/tokenize';
import { expect, test } from 'vitest';
import { buildVocabulary, encode, idsOfTypes } from './index.ts';

const tokensOf = (text: string) => tokenize(new TextEncoder().encode(text), { unit: 'whitespace' });
const training = tokensOf('a a a b b c');

test('another text is encoded with the same ids; words it does not share become <unk>, none is dropped', () => {
  const vocabulary = buildVocabulary(training.types, { minFrequency: 2 });
  const { sentences, types } = tokensOf('d b\n\nc a');
  expect(encode(sentences, idsOfTypes(types.words, vocabulary))).toEqual({
    values: Int32Array.of(0, 2, 0, 1),
    offsets: Int32Array.of(0, 2, 2, 4),
  });
});

test('without <unk> a word that is not in the vocabulary is refused', () => {
  const vocabulary = buildVocabulary(training.types, { reserved: [] });
  expect(idsOfTypes(training.types.words, vocabulary)).toEqual(Int32Array.of(0, 1, 2));
  expect(() => idsOfTypes(tokensOf('a d').types.words, vocabulary)).toThrow("'d' is not in the vocabulary");
});
