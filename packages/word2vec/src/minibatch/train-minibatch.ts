import type { SkipGramExamples } from '@wordloom/batching';
import { dispose, openDevice } from '@wordloom/device';
import { adam, constantRate } from '@wordloom/nn';
import { randomStream } from '@wordloom/random';
import type { Sentences } from '@wordloom/tokenize';
import { shuffledBatches, train } from '@wordloom/trainer';
import { checkWords } from '../check-words.ts';
import type { Words } from '../train-vectors.ts';
import { drawExamples } from './examples.ts';
import type { MinibatchOptions, MinibatchVectors } from './minibatch-options.ts';
import { objectiveOf } from './objectives.ts';
import { WordVectorModel } from './word-vector-model.ts';

/** Updates between saved states: some seconds of training. */
const saveEvery = 500;

/**
 * Word vectors trained on padded batches with dense Adam, as in the course d2l (chapters 15.2 to 15.4): each example is a word
 * with its contexts, windows and noise drawn once. The same bits each time, on any number of threads.
 *
 * @param corpus ids of the vocabulary; sentences of fewer than two words teach nothing
 * @throws WordloomError `word2vec/few-words`, `negative-sampler/no-negatives`, `trainer/not-finite`
 */
export async function trainMinibatch(
  corpus: Sentences,
  words: Words,
  options: MinibatchOptions,
): Promise<MinibatchVectors> {
  checkWords(words);
  const device = await openDevice({ threads: options.threads });
  options.report?.log(`trains on ${device.name} with ${device.threads} threads: ${device.reason}`);
  try {
    return await trainOnDevice(corpus, words, options);
  } finally {
    device.dispose();
  }
}

async function trainOnDevice(
  corpus: Sentences,
  words: Words,
  options: MinibatchOptions,
): Promise<MinibatchVectors> {
  const { dimensions, epochs, learningRate, batchSize, seed, checkpointFolder, report, signal } = options;
  const random = randomStream(seed);
  const examples: SkipGramExamples = drawExamples(corpus, words, options, random);
  const model = new WordVectorModel(words.counts.length, dimensions, random.split('weights'));
  const { batch, loss } = objectiveOf(options);
  const { meanLoss } = await train({
    optimizer: adam([{ parameters: model.namedParameters() }]),
    schedule: constantRate(learningRate),
    batches: shuffledBatches({ examples: examples.centers.length, batchSize, seed }, (rows) => ({
      rows: rows.length,
      tensors: batch(examples, rows),
    })),
    loss: ({ tensors }) => loss(model, tensors),
    terms: ({ rows }) => rows,
    release: ({ tensors }) => dispose(tensors),
    ...{ epochs, seed },
    ...(checkpointFolder === undefined ? {} : { checkpoint: { folder: checkpointFolder, every: saveEvery } }),
    ...(report && { report }),
    ...(signal && { signal }),
  });
  return { vectors: Float32Array.from(await model.input.weight.data()), meanLoss };
}
