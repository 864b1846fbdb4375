import type { Sentences } from '@wordloom/tokenize';
import type { Words } from '../train-vectors.ts';
import type { TrainingContext } from './training-context.ts';

/** Vectors from padded batches; the loss is the running mean over all epochs, as the course publishes it. */
export async function runMinibatch(
  corpus: Sentences,
  words: Words,
  { parameters, random, report, signal, checkpoint, epochs }: TrainingContext,
): Promise<Float32Array> {
  const { trainMinibatch } = await import('../minibatch/train-minibatch.ts'); // with all of the tensor library
  const { vectors, meanLoss } = await trainMinibatch(corpus, words, {
    ...parameters,
    learningRate: parameters.learningRate === 'auto' ? 0.002 : parameters.learningRate,
    epochs,
    seed: random.uint32(),
    checkpointFolder: checkpoint.folder,
    report,
    signal,
  });
  report.metric('loss', meanLoss);
  return vectors;
}
