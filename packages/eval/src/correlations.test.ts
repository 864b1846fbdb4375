import { expect, test } from 'vitest';
import { pearson, spearman } from './index.ts';

// Anscombe, "Graphs in statistical analysis", 1973.
const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
const anscombe = [
  [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68],
  [9.14, 8.14, 8.74, 8.77, 9.26, 8.1, 6.13, 3.1, 9.13, 7.26, 4.74],
  [7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73],
];

test.each(anscombe)("Anscombe's sets correlate by 0.816, however different they are", (...y) => {
  expect(pearson(x, y)).toBeCloseTo(0.816, 3);
});

test('intelligence and hours of television of ten people correlate by -29 / 165 in rank', () => {
  const quotient = Int32Array.of(106, 100, 86, 101, 99, 103, 97, 113, 112, 110);
  const hours = Float32Array.of(7, 27, 2, 50, 28, 29, 20, 12, 6, 17);
  expect(spearman(quotient, hours)).toBeCloseTo(-29 / 165, 15);
});

test('equal values share the mean of their ranks', () => {
  expect(spearman([1, 2, 2, 3], [1, 3, 2, 4])).toBeCloseTo(Math.sqrt(0.9), 15); // ranks 1 2.5 2.5 4 and 1 3 2 4
  expect(spearman([5, 5, 5, 9], [1, 2, 3, 0])).toBeCloseTo(-Math.sqrt(0.6), 15); // ranks 2 2 2 4 and 2 3 4 1
});

test('the rank correlation sees order alone', () => {
  const steps = [0.1, 1, 10, 1000, -3];
  expect(spearman(steps, steps.map(Math.exp))).toBe(1);
  expect(
    spearman(
      steps,
      steps.map((step) => -step),
    ),
  ).toBeCloseTo(-1, 15);
});

test('nothing can be said of one item, or of a side that is all the same', () => {
  expect(pearson([1], [2])).toBeNaN();
  expect(spearman([], [])).toBeNaN();
  expect(spearman([1, 2, 3], [7, 7, 7])).toBeNaN();
});

test('sides of different lengths are refused', () => {
  expect(() => spearman([1, 2], [1, 2, 3])).toThrow('2 values cannot be held against 3');
  expect(() => pearson([1, 2], [1])).toThrow(expect.objectContaining({ code: 'eval/length' }));
});
