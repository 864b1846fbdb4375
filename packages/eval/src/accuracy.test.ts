import { expect, test } from 'vitest';
import { accuracy } from './index.ts';

test('accuracy is the share of right predictions', () => {
  expect(accuracy(Int32Array.of(1, 0, 2, 2), Int32Array.of(1, 1, 2, 0))).toBe(0.5);
  expect(accuracy([], [])).toBeNaN();
});

test('with several candidates, right is what has the answer among the first so many', () => {
  const candidates = [3, 1, 2, 0, 0, 7]; // two items, three candidates each
  expect(accuracy(candidates, [3, 7])).toBe(0.5);
  expect(accuracy(candidates, [1, 7], { top: 2 })).toBe(0.5);
  expect(accuracy(candidates, [1, 7], { top: 3 })).toBe(1);
  expect(accuracy(candidates, [9, 0], { top: 3 })).toBe(0.5); // 0 twice counts once
});

test('fewer candidates than asked for are refused', () => {
  expect(() => accuracy([1, 2, 3], [1, 2])).toThrow('3 predictions are not one for each of 2 items');
  expect(() => accuracy([1, 2], [1, 2], { top: 5 })).toThrow(
    '2 predictions are not 5 or more for each of 2 items',
  );
});
