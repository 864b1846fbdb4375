import { expect, test } from 'vitest';
import { shuffledBatches } from './index.ts';

const batches = () => shuffledBatches({ examples: 10, batchSize: 4, seed: 7 }, (rows) => [...rows]);

test('an epoch has every example once, in an order of its own', () => {
  const { perEpoch, batch } = batches();
  expect(perEpoch).toBe(3);
  const [first, second] = [0, 1].map((epoch) =>
    [0, 1, 2].flatMap((index) => batch(epoch, index) as number[]),
  );
  expect(first!.toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(second!.toSorted()).toEqual(first!.toSorted());
  expect(second).not.toEqual(first);
});

test('a batch is the same whatever was made before it', () => {
  const { batch } = batches();
  const late = batches().batch(5, 1);
  for (const epoch of [0, 3, 5, 2]) batch(epoch, 0);
  expect(batch(5, 1)).toEqual(late);
});
