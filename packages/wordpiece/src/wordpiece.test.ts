import { expect, test } from 'vitest';
import { computeWordpiece } from './index.ts';

test('the input is not touched', () => {
  const ids = Int32Array.of(3, 1, 2);
  computeWordpiece(ids).fill(0);
  expect(ids).toEqual(Int32Array.of(3, 1, 2));
});
