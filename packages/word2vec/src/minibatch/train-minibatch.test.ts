import { KeyedVectors } from '@wordloom/keyed-vectors';
import { expect, test } from 'vitest';
import { trainMinibatch } from '../minibatch.ts';
import { twoTopics } from '../two-topics.fixture.ts';
import type { MinibatchOptions } from './minibatch-options.ts';

const options: MinibatchOptions = {
  model: 'skip-gram',
  objective: 'negative-sampling',
  dimensions: 16,
  maxWindow: 3,
  negatives: 3,
  epochs: 2,
  learningRate: 0.01,
  batchSize: 128,
  threads: 1,
  seed: 1,
};

test.for([
  ['skip-gram', 'negative-sampling'],
  ['skip-gram', 'full-softmax'],
  ['cbow', 'negative-sampling'],
  ['cbow', 'full-softmax'],
] as const)('%s, %s: words that share their contexts come near each other', async ([model, objective]) => {
  const { corpus, words, names } = twoTopics();
  const { vectors } = await trainMinibatch(corpus, words, { ...options, model, objective });
  const keyed = new KeyedVectors({ words: names, vectors });
  for (const name of names.slice(1)) {
    const near = keyed.mostSimilar(name, { topN: 4 }).map(({ word }) => word[0]);
    expect(near).toEqual(Array(4).fill(name[0]));
  }
});

test('one seed gives the same bits on one thread and on two, another seed gives others', async () => {
  const { corpus, words } = twoTopics();
  const first = await trainMinibatch(corpus, words, options);
  expect(await trainMinibatch(corpus, words, { ...options, threads: 2 })).toEqual(first);
  expect(await trainMinibatch(corpus, words, { ...options, seed: 2 })).not.toEqual(first);
});

test('a vocabulary of one word is refused with what to do', async () => {
  const one = { counts: Uint32Array.of(0, 5), reserved: Uint8Array.of(1, 0) };
  const corpus = { values: Int32Array.of(1, 1, 1, 1, 1), offsets: Int32Array.of(0, 5) };
  await expect(trainMinibatch(corpus, one, options)).rejects.toMatchObject({ code: 'word2vec/few-words' });
});
