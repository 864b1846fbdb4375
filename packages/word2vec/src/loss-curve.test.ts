import { expect, test } from 'vitest';
import { LossCurve, suggestEpochs } from './index.ts';

test('a curve holds means over equal stretches of the training, in epochs', () => {
  const curve = new LossCurve();
  const add = (words: number, loss: number | null) =>
    curve.add({ words, totalWords: 1000, wordsPerSecond: 1, loss });
  add(0, 4);
  add(1, 2); // the same stretch of five words
  add(500, null); // a chunk without a window
  add(999, 1);
  expect(curve.points(10)).toEqual([
    [0.025, 3],
    [9.975, 1],
  ]);
});

test('the smaller the corpus, the more epochs, from 3 to 30', () => {
  expect([100, 820_056, 2_000_000, 100_000_000].map(suggestEpochs)).toEqual([30, 19, 8, 3]);
});
