import { randomStream } from '@wordloom/random';
import { expect, test } from 'vitest';
import { centersAndContexts, contextsInWindows, countCenters, drawWindowSizes } from './index.ts';

const corpus = { values: Int32Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), offsets: Int32Array.of(0, 7, 10) };

test('with the published window sizes the published contexts come out', () => {
  const { centers, contexts } = contextsInWindows(corpus, Int32Array.of(1, 2, 1, 1, 2, 2, 2, 2, 2, 1));
  expect([...centers]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const rows = [...centers].map((_, i) => [
    ...contexts.values.subarray(contexts.offsets[i], contexts.offsets[i + 1]),
  ]);
  expect(rows).toEqual([
    [1],
    [0, 2, 3],
    [1, 3],
    [2, 4],
    [2, 3, 5, 6],
    [3, 4, 6],
    [4, 5],
    [8, 9],
    [7, 9],
    [8],
  ]);
});

test('sentences of one word or none have no center', () => {
  const sentences = { values: Int32Array.of(4, 5, 6), offsets: Int32Array.of(0, 1, 1, 3) };
  expect(countCenters(sentences)).toBe(2);
  expect(centersAndContexts(sentences, { maxWindow: 5, random: randomStream(0) })).toEqual({
    centers: Int32Array.of(5, 6),
    contexts: { values: Int32Array.of(6, 5), offsets: Int32Array.of(0, 1, 2) },
  });
});

test('window sizes are even over 1 .. 5: chi-squared under the 99.9 % point of 4 degrees of freedom', () => {
  const sizes = drawWindowSizes(50_000, { maxWindow: 5, random: randomStream(1) });
  const drawn = [1, 2, 3, 4, 5].map((size) => sizes.filter((other) => other === size).length);
  expect(drawn.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(18.5);
});
