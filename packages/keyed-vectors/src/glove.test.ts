import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KeyedVectors } from './index.ts';

const folder = process.env.WORDLOOM_DATA ?? join(import.meta.dirname, '../../../../shared/data');
const file = ['glove.6B.50d/vec.txt', 'glove.6B.50d.txt'].map((path) => join(folder, path)).find(existsSync);

test('GloVe 6B.50d gives the published neighbours and analogies', async ({ skip }) => {
  if (file === undefined) return skip('set WORDLOOM_DATA to a folder with glove.6B.50d.txt');
  const vectors = await glove(file, 50);
  expect(vectors.words.indexOf('beautiful')).toBe(3367);

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

/** As published: a word and its values a line; `<unk>`, the zero vector, put first. */
async function glove(path: string, dimensions: number): Promise<KeyedVectors> {
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
  const words = ['<unk>'];
  const vectors = new Float32Array((lines.length + 1) * dimensions);
  for (const line of lines) {
    const [word, ...values] = line.split(' ');
    vectors.set(values.map(Number), words.length * dimensions);
    words.push(word!);
  }
  return new KeyedVectors({ words, vectors });
}
