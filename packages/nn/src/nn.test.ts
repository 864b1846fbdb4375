import { expect, test } from 'vitest';
import { computeNn } from './index.ts';

test('the input is not touched', () => {
  const ids = Int32Array.of(3, 1, 2);
  computeNn(ids).fill(0);
  expect(ids).toEqual(Int32Array.of(3, 1, 2));
});
