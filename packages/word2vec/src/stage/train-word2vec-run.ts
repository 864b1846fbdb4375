import { implement } from '@wordloom/stage';
import { LossCurve } from '../loss-curve.ts';
import { suggestEpochs } from '../suggest-epochs.ts';
import { trainVectors } from '../train-vectors.ts';
import { trainWord2vec as stage } from './train-word2vec.ts';

export default implement(stage, async ({ inputs, outputs, parameters, random, report, signal }) => {
  const { ids } = await inputs.corpus.read();
  const { word, count, reserved } = await inputs.vocabulary.read();
  const epochs = parameters.epochs === 'auto' ? suggestEpochs(ids.values.length) : parameters.epochs;
  if (parameters.epochs === 'auto') {
    report.log(`${epochs} epochs, because the corpus has ${ids.values.length.toLocaleString('en')} tokens`);
  }

  const curve = new LossCurve();
  const started = performance.now();
  const values = await trainVectors(
    ids,
    { counts: count, reserved },
    {
      ...parameters,
      epochs,
      seed: random.uint32(),
      signal,
      onProgress(progress) {
        curve.add(progress);
        const loss = curve.smoothed;
        const { words: done, totalWords: total } = progress;
        report.progress({ done, total, unit: 'words', ...(loss === undefined ? {} : { loss }) });
      },
    },
  );
  if (curve.smoothed !== undefined) report.metric('loss', curve.smoothed);
  report.metric('epochs', epochs);
  report.metric(
    'words per second',
    Math.round((1000 * epochs * ids.values.length) / (performance.now() - started)),
  );
  report.figure({
    kind: 'curves',
    title: 'Training loss',
    caption:
      'Negative-sampling loss of a pair of words; lower is better, the height depends on the number of negatives.',
    xLabel: 'epoch',
    yLabel: 'loss',
    series: [{ name: 'loss', points: curve.points(epochs) }],
  });
  await outputs.vectors.write({ word, count, vector: { values, size: parameters.dimensions } });
});
