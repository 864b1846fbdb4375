import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { googleAnalogies, readAnalogies, readWordPairs, wordSimilarity } from '@wordloom/datasets';
import { expect, test } from 'vitest';
import { type KeyedVectors, loadVectors } from './index.ts';

const folder = process.env.WORDLOOM_DATA ?? join(import.meta.dirname, '../../../../shared/data');
const file = ['glove.6B.50d/vec.txt', 'glove.6B.50d.txt'].map((path) => join(folder, path)).find(existsSync);
const missing = 'set WORDLOOM_DATA to a folder with glove.6B.50d.txt';
const contentOf = ({ sources: [{ url }] }: { sources: readonly [{ url: URL }] }) =>
  gunzipSync(readFileSync(url));

let loaded: Promise<KeyedVectors> | undefined;
function glove(path: string): Promise<KeyedVectors> {
  loaded ??= loadVectors(path).then(({ vectors }) => vectors);
  return loaded;
}

test('GloVe 6B.50d gives the published neighbours and analogies', async ({ skip }) => {
  if (file === undefined) return skip(missing);
  const vectors = await glove(file);
  expect(vectors.words).toHaveLength(400_000);
  expect(vectors.row('beautiful')).toBe(3366); // 3,367 where <unk> is put first

  const near = (word: string) =>
    vectors.mostSimilar(word, { topN: 3 }).map(({ word, similarity }) => `${word} ${similarity.toFixed(3)}`);
  expect(near('chip')).toEqual(['chips 0.856', 'intel 0.749', 'electronics 0.749']);
  expect(near('baby')).toEqual(['babies 0.839', 'boy 0.800', 'girl 0.792']);
  expect(near('beautiful')).toEqual(['lovely 0.921', 'gorgeous 0.893', 'wonderful 0.830']);

  const answer = (a: string, b: string, c: string) => vectors.analogy(a, b, c, { topN: 1 })[0]!.word;
  expect(answer('man', 'woman', 'son')).toBe('daughter');
  expect(answer('beijing', 'china', 'tokyo')).toBe('japan');
  expect(answer('bad', 'worst', 'big')).toBe('biggest');
  expect(answer('do', 'did', 'go')).toBe('went');
});

test('GloVe 6B.50d scores as in gensim 4.4', async ({ skip }) => {
  if (file === undefined) return skip(missing);
  const vectors = await glove(file);
  const questions = readAnalogies(contentOf(googleAnalogies), 'questions-words.txt');
  const { sections, total } = vectors.evaluateWordAnalogies(questions, { restrictVocab: 50_000 });
  expect(total.top1).toBe(0.4798069742057793);
  expect(total.coverage).toEqual({ known: 17_407, total: 19_544 });
  expect(sections.find(({ name }) => name === 'family')).toMatchObject({
    top1: 321 / 420,
    coverage: { known: 420, total: 506 },
  });

  const pairs = readWordPairs(contentOf(wordSimilarity.wordSim353), 'wordsim');
  const scores = vectors.evaluateWordPairs(pairs);
  expect(scores.coverage).toEqual({ known: 353, total: 353 });
  expect(scores.spearman).toBeCloseTo(0.50332, 5);
  expect(scores.pearson).toBeCloseTo(0.506619, 6);
  expect(vectors.doesntMatch(['breakfast', 'cereal', 'dinner', 'lunch'])).toBe('cereal');
});
