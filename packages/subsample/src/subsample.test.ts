import { ptbTrain } from '@wordloom/e2e/corpora';
import { randomStream } from '@wordloom/random';
import { expect, test } from 'vitest';
import { keepProbability, occurrences, subsample } from './index.ts';

const corpus = { values: Int32Array.of(0, 1, 0, 0, 2), offsets: Int32Array.of(0, 2, 2, 5) };
const vocabulary = { counts: Uint32Array.of(3, 1, 1), reserved: Uint8Array.of(0, 0, 0) };

test('a threshold of 1 keeps every word in its sentence', () => {
  expect(subsample(corpus, vocabulary, { threshold: 1, random: randomStream(0) })).toEqual(corpus);
});

test('reserved tokens are dropped first, whatever the threshold, and are no part of the shares', () => {
  const withUnknown = { ...vocabulary, reserved: Uint8Array.of(1, 0, 0) };
  // each of the two words left is half of all: a threshold of a half keeps both
  expect(subsample(corpus, withUnknown, { threshold: 0.5, random: randomStream(0) })).toEqual({
    values: Int32Array.of(1, 2),
    offsets: Int32Array.of(0, 1, 1, 2),
  });
});

test('sentences that lose all their words stay, empty', () => {
  const { offsets } = subsample(corpus, vocabulary, { threshold: 1e-12, random: randomStream(0) });
  expect(offsets).toEqual(Int32Array.of(0, 0, 0, 0));
});

test('the form of word2vec.c keeps a little more', () => {
  const word = { count: 400, total: 10_000, threshold: 0.01 };
  expect(keepProbability(word)).toBe(0.5);
  expect(keepProbability({ ...word, form: 'word2vec.c' })).toBe(0.75);
});

test('Penn Treebank keeps every "join" and about 4 % of 50,770 "the"', async ({ skip }) => {
  const { sentences, vocabulary } = await ptbTrain({ minFrequency: 10, otherwise: skip });
  const kept = subsample(sentences, vocabulary, { threshold: 1e-4, random: randomStream(0) });
  const counts = occurrences(kept, vocabulary.size);
  expect(counts[vocabulary.id('join')!]).toBe(45);
  const expected = 2040; // 50,770 sqrt(1e-4 * 820,056 / 50,770); one published draw gave 2,052
  expect(Math.abs(counts[vocabulary.id('the')!]! - expected)).toBeLessThan(3 * Math.sqrt(expected));
});
