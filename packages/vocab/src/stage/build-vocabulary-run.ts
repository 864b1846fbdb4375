import { implement } from '@wordloom/stage';
import { buildVocabulary } from '../build-vocabulary.ts';
import { buildVocabulary as stage } from './build-vocabulary.ts';

export default implement(stage, async ({ inputs, parameters, outputs, report }) => {
  const { word, count } = await inputs.types.read();
  const { words, counts, reserved, size, unknown } = buildVocabulary(
    { words: word, counts: count },
    parameters,
  );
  await outputs.vocabulary.write({ word: words, count: counts, reserved });
  report.metric('words', size);
  if (unknown === undefined) return;
  const tokens = count.reduce((sum, occurrences) => sum + occurrences, 0);
  report.metric('coverage', 1 - counts[unknown]! / tokens);
});
