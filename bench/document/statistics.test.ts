import { expect, test } from 'vitest';
import { mean, median, standardError } from './statistics.ts';

test('the median of an even number of values is the mean of the middle two', () => {
  expect(median([10, 9, 1])).toBe(9);
  expect(median([10, 9, 1, 2])).toBe(5.5);
});

test('the standard error of a mean is the sample deviation over the root of the count', () => {
  expect(mean([1, 2, 3])).toBe(2);
  expect(standardError([1, 2, 3])).toBeCloseTo(1 / Math.sqrt(3), 12);
  expect(standardError([1])).toBeNaN();
});
