import { ptbTrain } from '@wordloom/e2e/corpora';
import { unpackStrings } from '@wordloom/schema';
import { tokenize } from '@wordloom/tokenize';
import { expect, test } from 'vitest';
import { buildVocabulary, type VocabularyOptions } from './index.ts';

const typesOf = (text: string) => tokenize(new TextEncoder().encode(text), { unit: 'whitespace' }).types;

/** Words with their counts, in the order of their ids. */
function listed(text: string, options?: VocabularyOptions): string {
  const { words, counts } = buildVocabulary(typesOf(text), options);
  return unpackStrings(words)
    .map((word, id) => `${word}:${counts[id]}`)
    .join(' ');
}

const text = 'b a <unk> b z é b é B 😀 \uffee';

test('by frequency: reserved first, then words by count, equal counts in the order of their bytes', () => {
  expect(listed(text)).toBe('<unk>:1 b:3 é:2 B:1 a:1 z:1 \uffee:1 😀:1');
});

test('alphabetical: all by their bytes, reserved tokens too', () => {
  expect(listed(text, { order: 'alphabetical' })).toBe('<unk>:1 B:1 a:1 b:3 z:1 é:2 \uffee:1 😀:1');
});

test('<unk> counts itself and all that is left out; the counts add up to the tokens', () => {
  expect(listed(text, { minFrequency: 2 })).toBe('<unk>:6 b:3 é:2');
  expect(listed(text, { maxSize: 2 })).toBe('<unk>:8 b:3');
});

test('without <unk> what is left out is nowhere', () => {
  expect(listed(text, { minFrequency: 2, reserved: [] })).toBe('b:3 é:2');
});

test('reserved tokens are in with a count of 0 when the text has none, and are marked', () => {
  const options = { reserved: ['<pad>', '<mask>', '<unk>'], minFrequency: 2 };
  expect(listed(text, options)).toBe('<pad>:0 <mask>:0 <unk>:6 b:3 é:2');
  const { reserved, unknown } = buildVocabulary(typesOf(text), options);
  expect(reserved).toEqual(Uint8Array.of(1, 1, 1, 0, 0));
  expect(unknown).toBe(2);
});

test('the largest vocabulary keeps the most frequent words, whatever the order of ids', () => {
  expect(listed(text, { maxSize: 3, order: 'alphabetical' })).toBe('<unk>:6 b:3 é:2');
});

test('what cannot be a vocabulary is refused with its cause', () => {
  expect(() => buildVocabulary(typesOf(' \n'))).toThrow('the corpus has no words');
  expect(() => buildVocabulary(typesOf(text), { minFrequency: 4 })).toThrow(
    expect.objectContaining({
      code: 'vocab/empty',
      details: expect.objectContaining({
        why: "minFrequency is 4, and the most frequent word, 'b', occurs 3 times",
      }),
    }),
  );
  expect(() => buildVocabulary(typesOf('<unk>'))).toThrow('no word is left in the vocabulary');
  expect(() => buildVocabulary(typesOf(text), { reserved: ['x', 'x'] })).toThrow("'x' is reserved twice");
  expect(() => buildVocabulary(typesOf(text), { maxSize: 1 })).toThrow(
    'has no room for a word beside 1 reserved',
  );
});

test('Penn Treebank from 10 occurrences, alphabetical: the published size and ids', async ({ skip }) => {
  const { vocabulary } = await ptbTrain({ minFrequency: 10, order: 'alphabetical', otherwise: skip });
  expect(vocabulary.size).toBe(6719);
  const words = ['#', '<unk>', 'join', 'board', 'nov.', 'n.v.', 'dutch', 'publishing'];
  expect(words.map((word) => vocabulary.id(word))).toEqual([0, 26, 3228, 710, 4060, 3922, 1922, 4743]);
});

test('Penn Treebank by frequency: <unk> is 0, "the" 1, and counts are those of the other order', async ({
  skip,
}) => {
  const { vocabulary } = await ptbTrain({ minFrequency: 10, otherwise: skip });
  expect(vocabulary.size).toBe(6719);
  expect(['<unk>', 'the'].map((word) => vocabulary.id(word))).toEqual([0, 1]);
  expect(vocabulary.counts[1]).toBe(50_770);
  expect(vocabulary.counts[vocabulary.id('join')!]).toBe(45);
  expect(vocabulary.counts.reduce((sum, count) => sum + count) - vocabulary.counts[0]!).toBe(820_056);
});
