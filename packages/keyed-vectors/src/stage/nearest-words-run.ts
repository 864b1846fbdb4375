import { visible, WordloomError } from '@wordloom/errors';
import { implement } from '@wordloom/stage';
import { contentWords, spread } from '../content-words.ts';
import { KeyedVectors } from '../keyed-vectors.ts';
import { nearestSpellings } from '../nearest-spellings.ts';
import { reservedWords } from '../reserved-words.ts';
import { nearestWords as stage } from './nearest-words.ts';

const chosen = 6;
const wellTrained = 2000; // content words, the most frequent

export default implement(stage, async ({ inputs, outputs, parameters, report }) => {
  const { word, count, vector } = await inputs.vectors.read();
  const vectors = new KeyedVectors({ words: word, vectors: vector.values });
  const asked =
    parameters.words.length > 0 ? known(parameters.words, vectors, report.warn) : choose(vectors, count);

  const neighbours = asked.map((word) => ({
    word,
    count: count[vectors.row(word)]!,
    neighbours: vectors.mostSimilar(word, parameters).map(({ word, similarity }) => ({ word, similarity })),
  }));
  report.figure({
    kind: 'table',
    title: 'Nearest words',
    caption: 'By cosine over all words, most similar first.',
    columns: [{ name: 'word' }, { name: 'count' }, { name: 'nearest' }],
    rows: neighbours.map(({ word, count, neighbours }) => [
      word,
      count,
      neighbours.map(({ word, similarity }) => `${word}\u00a0${similarity.toFixed(2)}`).join(', ') ||
        'no other word',
    ]),
    highlight: true,
  });
  await outputs.neighbours.write(neighbours);
});

function choose(vectors: KeyedVectors, count: Uint32Array): string[] {
  const rows = contentWords(vectors.words, count, reservedWords);
  if (rows.length > 0) return spread(rows.slice(0, wellTrained), chosen).map((row) => vectors.words[row]!);
  throw new WordloomError({
    code: 'keyed-vectors/no-words',
    what: `there is no word to ask for, only ${vectors.words.join(', ')}`,
    why: 'every word of the corpus is rarer than the vocabulary takes',
    fix: 'take more text, or lower the minimum frequency of the vocabulary',
  });
}

function known(words: readonly string[], vectors: KeyedVectors, warn: (message: string) => void): string[] {
  const missing = words.filter((word) => !vectors.has(word)).map((word) => describeMissing(word, vectors));
  if (missing.length === words.length) {
    throw new WordloomError({
      code: 'keyed-vectors/unknown-word',
      what: 'none of the asked words has a vector',
      where: { parameter: 'words' },
      problems: missing,
      fix: 'ask for words of the vocabulary; capitals count',
    });
  }
  missing.forEach(warn);
  return words.filter((word) => vectors.has(word));
}

function describeMissing(word: string, { words }: KeyedVectors): string {
  const near = nearestSpellings(word, words).map((spelling) => visible(spelling));
  return `there is no vector for '${visible(word)}'${near.length > 0 ? `; near in spelling: ${near.join(', ')}` : ''}`;
}
