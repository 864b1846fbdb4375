import { expect, test } from 'vitest';
import { lengthHistogram } from './index.ts';

test('every sentence is in the bin of its length, and all corpora share the bins', () => {
  const before = { values: new Int32Array(60), offsets: Int32Array.of(0, 0, 3, 60) };
  const after = { values: new Int32Array(2), offsets: Int32Array.of(0, 0, 1, 2) };
  const { edges, series } = lengthHistogram({ before, after });
  expect(edges.slice(0, 3)).toEqual([0, 3, 6]);
  expect(edges.at(-1)).toBe(60);
  expect(series.map(({ name }) => name)).toEqual(['before', 'after']);
  expect(series[0]!.counts).toEqual([1, 1, ...new Array(17).fill(0), 1]);
  expect(series[1]!.counts).toEqual([3, ...new Array(19).fill(0)]);
});
