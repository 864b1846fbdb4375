import { expect, test } from 'vitest';
import { batchify } from './index.ts';

const examples = {
  centers: Int32Array.of(1, 1),
  contexts: { values: Int32Array.of(2, 2, 2, 2, 2), offsets: Int32Array.of(0, 2, 5) },
  negatives: { values: Int32Array.of(3, 3, 3, 3, 3, 3), offsets: Int32Array.of(0, 4, 6) },
};

test('the published minibatch of two examples', () => {
  expect(batchify(examples, [0, 1])).toEqual({
    rows: 2,
    columns: 6,
    centers: Int32Array.of(1, 1),
    contextsNegatives: Int32Array.of(...[2, 2, 3, 3, 3, 3], ...[2, 2, 2, 3, 3, 0]),
    masks: Float32Array.of(...[1, 1, 1, 1, 1, 1], ...[1, 1, 1, 1, 1, 0]),
    labels: Float32Array.of(...[1, 1, 0, 0, 0, 0], ...[1, 1, 1, 0, 0, 0]),
  });
});

test('rows stand in the order asked for, and a batch is as wide as its own longest row', () => {
  expect(batchify(examples, [1])).toMatchObject({
    rows: 1,
    columns: 5,
    contextsNegatives: Int32Array.of(2, 2, 2, 3, 3),
  });
  expect(batchify(examples, [1, 0]).labels).toEqual(
    Float32Array.of(...[1, 1, 1, 0, 0, 0], ...[1, 1, 0, 0, 0, 0]),
  );
});
