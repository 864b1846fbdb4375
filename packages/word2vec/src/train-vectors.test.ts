import { wikitext2Valid } from '@wordloom/e2e/corpora';
import { KeyedVectors } from '@wordloom/keyed-vectors';
import { randomStream } from '@wordloom/random';
import { subsample } from '@wordloom/subsample';
import { expect, test } from 'vitest';
import { trainVectors } from './train-vectors.ts';
import { twoTopics } from './two-topics.fixture.ts';

const options = {
  dimensions: 16,
  maxWindow: 3,
  negatives: 3,
  epochs: 10,
  learningRate: 0.1,
  threads: 1,
  seed: 1,
};

test('one thread and one seed give the same bits, another seed gives others', async () => {
  const { corpus, words } = twoTopics();
  const first = await trainVectors(corpus, words, options);
  expect(await trainVectors(corpus, words, options)).toEqual(first);
  expect(await trainVectors(corpus, words, { ...options, seed: 2 })).not.toEqual(first);
});

test('words that share their contexts come near each other, others do not', async () => {
  const { corpus, words, names } = twoTopics();
  const vectors = await trainVectors(corpus, words, options);
  const keyed = new KeyedVectors({ words: names, vectors });
  for (const name of names.slice(1)) {
    const near = keyed.mostSimilar(name, { topN: 4 }).map(({ word }) => word[0]);
    expect(near).toEqual(Array(4).fill(name[0]));
  }
});

test('a vocabulary of one word is refused with what to do', async () => {
  const one = { counts: Uint32Array.of(0, 5), reserved: Uint8Array.of(1, 0) };
  const corpus = { values: Int32Array.of(1, 1, 1, 1, 1), offsets: Int32Array.of(0, 5) };
  await expect(trainVectors(corpus, one, options)).rejects.toMatchObject({ code: 'word2vec/few-words' });
});

test('200,000 words of Wikipedia put months beside months', async ({ skip }) => {
  const { sentences, vocabulary } = await wikitext2Valid({ minFrequency: 5, otherwise: skip });
  const kept = subsample(sentences, vocabulary, { threshold: 1e-3, random: randomStream(1) });
  const vectors = await trainVectors(kept, vocabulary, {
    ...options,
    dimensions: 50,
    maxWindow: 5,
    epochs: 20,
  });
  const near = new KeyedVectors({ words: vocabulary.words, vectors }).mostSimilar('September', { topN: 5 });
  const months = /^(January|March|April|May|June|July|August|October|November|December)$/;
  expect(near.filter(({ word }) => months.test(word)).length).toBeGreaterThanOrEqual(3);
});
