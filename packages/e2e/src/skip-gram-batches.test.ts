import { batchify } from '@wordloom/batching';
import { ptbTrain, wikitext2Valid } from '@wordloom/e2e/corpora';
import { drawNegatives, negativeWeights } from '@wordloom/negative-sampler';
import { randomStream } from '@wordloom/random';
import { subsample } from '@wordloom/subsample';
import { centersAndContexts } from '@wordloom/windows';
import { expect, test } from 'vitest';

test('Penn Treebank: about 1.50 million pairs, and batches of 512 by 60', async ({ skip }) => {
  const { sentences, vocabulary } = await ptbTrain({ minFrequency: 10, otherwise: skip });
  const random = randomStream(0);
  const kept = subsample(sentences, vocabulary, { threshold: 1e-4, random: random.split('subsample') });
  const { centers, contexts } = centersAndContexts(kept, { maxWindow: 5, random: random.split('windows') });
  // mean and standard deviation of 30 seeds: 1,501,753 and 1,977; one published draw gave 1,502,675
  expect(Math.abs(contexts.values.length - 1_501_753)).toBeLessThan(3 * 1977);

  const weights = negativeWeights(vocabulary.counts, vocabulary);
  const negatives = drawNegatives(contexts, weights, { perContext: 5, random: random.split('negatives') });
  const order = random.shuffle(Int32Array.from(centers.keys()));
  const batch = batchify({ centers, contexts, negatives }, order.subarray(0, 512));
  expect([batch.rows, batch.columns]).toEqual([512, 60]);
  expect(batch.centers.length).toBe(512);
  expect(batch.contextsNegatives.length).toBe(512 * 60);
  expect(batch.contextsNegatives.every((id, i) => batch.masks[i] === 1 || id === 0)).toBe(true);
  const [positives, words] = [batch.labels, batch.masks].map((array) =>
    array.reduce((sum, value) => sum + value),
  );
  expect(words).toBe(6 * positives!); // five negatives to each context
});

test('no negative is <unk>, whatever its id', async ({ skip }) => {
  const { vocabulary, ...corpus } = await wikitext2Valid({
    minFrequency: 5,
    order: 'alphabetical',
    otherwise: skip,
  });
  const { contexts } = centersAndContexts(corpus.sentences, { maxWindow: 2, random: randomStream(0) });
  const weights = negativeWeights(vocabulary.counts, vocabulary);
  const negatives = drawNegatives(contexts, weights, { perContext: 2, random: randomStream(0) });
  expect(vocabulary.unknown).toBeGreaterThan(0);
  expect(contexts.values.includes(vocabulary.unknown!)).toBe(true);
  expect(negatives.values.includes(vocabulary.unknown!)).toBe(false);
});
