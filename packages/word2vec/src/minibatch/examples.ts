import type { SkipGramExamples } from '@wordloom/batching';
import { drawNegatives, negativeWeights } from '@wordloom/negative-sampler';
import type { RandomStream } from '@wordloom/random';
import type { Ragged } from '@wordloom/schema';
import type { Sentences } from '@wordloom/tokenize';
import { type CentersAndContexts, centersAndContexts } from '@wordloom/windows';
import type { Words } from '../train-vectors.ts';
import type { MinibatchOptions } from './minibatch-options.ts';

/** Each word of a corpus with its contexts, and the noise drawn against it: once, the same in all epochs. */
export function drawExamples(
  corpus: Sentences,
  words: Words,
  { model, negatives, maxWindow }: MinibatchOptions,
  random: RandomStream,
): SkipGramExamples {
  const pairs = centersAndContexts(corpus, { maxWindow, random: random.split('windows') });
  const weights = negativeWeights(words.counts, words);
  const options = { perContext: negatives, random: random.split('negatives') };
  const predicted = model === 'cbow' ? centersAlone(pairs) : pairs.contexts;
  return { ...pairs, negatives: drawNegatives(predicted, weights, options) };
}

/** The centers as rows of one word: what a continuous bag of words predicts. */
function centersAlone({ centers }: CentersAndContexts): Ragged<Int32Array> {
  return { values: centers, offsets: Int32Array.from({ length: centers.length + 1 }, (_, i) => i) };
}
