import { WordloomError } from '@wordloom/errors';
import type { Sentences } from '@wordloom/tokenize';
import { LossCurve } from '../loss-curve.ts';
import { trainVectors, type Words } from '../train-vectors.ts';
import type { TrainingContext } from './training-context.ts';

/** Vectors from the kernels; the loss of a pair and its noise is reported as it falls. */
export async function runHogwild(
  corpus: Sentences,
  words: Words,
  { parameters, random, report, signal, epochs }: TrainingContext,
): Promise<Float32Array> {
  for (const [name, only] of [
    ['model', 'skip-gram'],
    ['objective', 'negative-sampling'],
  ] as const) {
    if (parameters[name] !== only) throw minibatchOnly(name, parameters[name], only);
  }
  const curve = new LossCurve();
  const vectors = await trainVectors(corpus, words, {
    ...parameters,
    learningRate: parameters.learningRate === 'auto' ? 0.025 : parameters.learningRate,
    epochs,
    seed: random.uint32(),
    signal,
    onProgress(progress) {
      curve.add(progress);
      const loss = curve.smoothed;
      const { words: done, totalWords: total } = progress;
      report.progress({ done, total, unit: 'words', ...(loss === undefined ? {} : { loss }) });
    },
  });
  if (curve.smoothed !== undefined) report.metric('loss', curve.smoothed);
  report.figure({
    kind: 'curves',
    title: 'Training loss',
    caption:
      'Negative-sampling loss of a pair of words; lower is better, the height depends on the number of negatives.',
    xLabel: 'epoch',
    yLabel: 'loss',
    series: [{ name: 'loss', points: curve.points(epochs) }],
  });
  return vectors;
}

function minibatchOnly(parameter: string, value: string, only: string): WordloomError {
  return new WordloomError({
    code: 'word2vec/minibatch-only',
    what: `the trainer 'hogwild' has no ${parameter} '${value}', only '${only}'`,
    where: { parameter },
    fix: "set trainer to 'minibatch'",
  });
}
