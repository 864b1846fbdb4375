import { packStrings } from '@wordloom/schema';
import { implement } from '@wordloom/stage';
import { contentWords } from '../content-words.ts';
import { KeyedVectors } from '../keyed-vectors.ts';
import { projectToPlane } from '../project-to-plane.ts';
import { reservedWords } from '../reserved-words.ts';
import { projectVectors as stage } from './project-vectors.ts';

export default implement(stage, async ({ inputs, outputs, parameters, random, report, signal }) => {
  const { word, count, vector } = await inputs.vectors.read();
  const vectors = new KeyedVectors({ words: word, vectors: vector.values });
  const rows = contentWords(vectors.words, count, reservedWords).slice(0, parameters.words);
  const words = rows.map((row) => vectors.words[row]!);

  const { x, y } = await projectToPlane(
    words.map((word) => vectors.get(word)),
    {
      random,
      onEpoch(done, total) {
        signal.throwIfAborted();
        report.progress({ done, total, unit: 'epochs' });
      },
    },
  );
  report.figure({
    kind: 'scatter',
    title: 'Map of words',
    caption: `The most frequent content words, ${words.length} of them. Words used alike lie near each other; far distances mean nothing.`,
    points: words.map((label, i) => ({ x: x[i]!, y: y[i]!, label })),
  });
  await outputs.projection.write({ word: packStrings(words), x, y });
});
