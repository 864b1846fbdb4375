import { implement } from '@wordloom/stage';
import { suggestEpochs } from '../suggest-epochs.ts';
import { runHogwild } from './run-hogwild.ts';
import { runMinibatch } from './run-minibatch.ts';
import { trainWord2vec as stage } from './train-word2vec.ts';

export default implement(stage, async (context) => {
  const { inputs, outputs, parameters, report } = context;
  const { ids } = await inputs.corpus.read();
  const { word, count, reserved } = await inputs.vocabulary.read();
  const epochs = parameters.epochs === 'auto' ? suggestEpochs(ids.values.length) : parameters.epochs;
  if (parameters.epochs === 'auto') {
    report.log(`${epochs} epochs, because the corpus has ${ids.values.length.toLocaleString('en')} tokens`);
  }
  const started = performance.now();
  const run = parameters.trainer === 'minibatch' ? runMinibatch : runHogwild;
  const values = await run(ids, { counts: count, reserved }, { ...context, epochs });
  report.metric('epochs', epochs);
  report.metric(
    'words per second',
    Math.round((1000 * epochs * ids.values.length) / (performance.now() - started)),
  );
  await outputs.vectors.write({ word, count, vector: { values, size: parameters.dimensions } });
});
