import { readAnalogies, readWordPairs } from '@wordloom/datasets';
import { implement } from '@wordloom/stage';
import type { AnalogyScore } from '../analogy-scores.ts';
import type { Coverage } from '../coverage.ts';
import { KeyedVectors } from '../keyed-vectors.ts';
import { evaluateVectors as stage } from './evaluate-vectors.ts';

const pairSets = [
  ['wordSim353', 'WordSim-353'],
  ['rg65', 'RG-65'],
  ['mturk771', 'MTurk-771'],
] as const;

export default implement(stage, async ({ inputs, outputs, parameters, report }) => {
  const { word, vector } = await inputs.vectors.read();
  const vectors = new KeyedVectors({ words: word, vectors: vector.values });

  const wordPairs = [];
  for (const [port, name] of pairSets) {
    const pairs = readWordPairs(await inputs[port].read(), name);
    const { spearman, pearson, coverage, unknown } = vectors.evaluateWordPairs(pairs, parameters);
    wordPairs.push({
      name,
      spearman: orNull(spearman),
      pearson: orNull(pearson),
      coverage,
      unknown: [...unknown],
    });
  }
  const questions = readAnalogies(await inputs.analogies.read(), 'Google analogies');
  const { sections, total } = vectors.evaluateWordAnalogies(questions, parameters);
  const analogies = {
    ...scored(total),
    sections: sections.map(({ name, ...score }) => ({ name, ...scored(score) })),
  };

  const scores = [
    ...wordPairs.map(({ name, spearman, coverage }) => ({
      set: name,
      measure: 'rank correlation',
      score: spearman,
      coverage,
    })),
    { set: 'Google analogies', measure: 'right at first', score: analogies.top1, coverage: total.coverage },
    { set: 'Google analogies', measure: 'right among five', score: analogies.top5, coverage: total.coverage },
  ];
  for (const { set, measure, score } of scores)
    if (score !== null) report.metric(`${set}, ${measure}`, score);
  report.figure({
    kind: 'table',
    title: 'Evaluation',
    caption:
      'Cosines against people’s ratings of word pairs, and analogies answered over all words. Pairs and questions with a word that has no vector do not count.',
    columns: [{ name: 'set' }, { name: 'measure' }, { name: 'score', digits: 3 }, { name: 'known' }],
    rows: scores.map(({ set, measure, score, coverage }) => [set, measure, score ?? 'none', share(coverage)]),
    highlight: true,
  });
  report.figure({
    kind: 'table',
    title: 'Analogies by kind',
    caption: 'Kinds that start with gram are of grammar, the others of meaning.',
    columns: [
      { name: 'kind' },
      { name: 'first', digits: 3 },
      { name: 'among five', digits: 3 },
      { name: 'known' },
    ],
    rows: analogies.sections.map(({ name, top1, top5, coverage }) => [
      name,
      top1 ?? 'none',
      top5 ?? 'none',
      share(coverage),
    ]),
  });
  await outputs.evaluation.write({ wordPairs, analogies });
});

/** JSON has no NaN. */
function orNull(score: number): number | null {
  return Number.isNaN(score) ? null : score;
}

function scored({ top1, top5, coverage }: AnalogyScore) {
  return { top1: orNull(top1), top5: orNull(top5), coverage };
}

function share({ known, total }: Coverage): string {
  return `${known.toLocaleString('en')} of ${total.toLocaleString('en')}`;
}
