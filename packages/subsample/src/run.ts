import { implement } from '@wordloom/stage';
import { lengthHistogram } from '@wordloom/tokenize';
import { Vocabulary } from '@wordloom/vocab';
import { occurrences } from './occurrences.ts';
import { subsample as stage } from './stage.ts';
import { subsample } from './subsample.ts';
import { watchedWords } from './watched-words.ts';

export default implement(stage, async ({ inputs, parameters, random, outputs, report }) => {
  const { ids: corpus } = await inputs.corpus.read();
  const { word, count, reserved } = await inputs.vocabulary.read();
  const vocabulary = new Vocabulary({ words: word, counts: count, reserved });
  const watched = watchedWords(vocabulary, parameters.watch);
  const kept = subsample(corpus, vocabulary, { ...parameters, random });
  await outputs.corpus.write({ ids: kept });

  report.metric('tokens kept', kept.values.length / corpus.values.length);
  report.figure({
    kind: 'histogram',
    title: 'Sentence lengths',
    caption: 'Frequent words make up most of a sentence: without them sentences are much shorter.',
    xLabel: 'tokens in a sentence',
    yLabel: 'sentences',
    ...lengthHistogram({ before: corpus, after: kept }),
  });
  const counts = { before: occurrences(corpus, vocabulary.size), after: occurrences(kept, vocabulary.size) };
  report.figure({
    kind: 'bars',
    title: 'Occurrences of words',
    caption: 'Rare words keep all of their occurrences.',
    yLabel: 'occurrences',
    labels: watched.map((id) => vocabulary.word(id)),
    series: Object.entries(counts).map(([name, of]) => ({ name, values: watched.map((id) => of[id]!) })),
  });
});
