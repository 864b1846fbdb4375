import { expect, test } from 'vitest';
import { padRows } from './index.ts';

const ragged = { values: Int32Array.of(1, 2, 3, 4, 5), offsets: Int32Array.of(0, 2, 2, 5) };

test('rows are padded to the longest of them', () => {
  expect(padRows(ragged, { rows: [0, 1, 2], padding: 9 })).toEqual({
    rows: 3,
    columns: 3,
    values: Int32Array.of(...[1, 2, 9], ...[9, 9, 9], ...[3, 4, 5]),
    masks: Float32Array.of(...[1, 1, 0], ...[0, 0, 0], ...[1, 1, 1]),
  });
});

test('rows longer than asked for are cut at their end', () => {
  expect(padRows(ragged, { rows: [2, 0], padding: 0, columns: 2 }).values).toEqual(Int32Array.of(3, 4, 1, 2));
});
