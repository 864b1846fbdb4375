import { expect, test } from 'vitest';
import { randomStream, restoreStream } from './index.ts';

test('the stream of a seed is pinned: every platform and version gives these bits', () => {
  const stream = randomStream(1);
  expect([stream.uint32(), stream.uint32(), stream.uint32()]).toMatchInlineSnapshot(`
    [
      1017202280,
      1666050178,
      177403077,
    ]
  `);
});

test('xoshiro128** from the state 1, 2, 3, 4 gives the first values of the published reference code', () => {
  const stream = restoreStream([1, 2, 3, 4], 'reference');
  expect([stream.uint32(), stream.uint32(), stream.uint32()]).toEqual([11520, 0, 5927040]);
});

test('a stream restored from its state goes on with the same draws', () => {
  const stream = randomStream('corpus');
  stream.uint32();
  const restored = restoreStream(stream.state(), 'corpus');
  expect(restored.uint32()).toBe(stream.uint32());
});

test('a split depends on its name only, not on how much was drawn before', () => {
  const parent = randomStream(7);
  const early = parent.split('negatives').uint32();
  parent.uint32();
  expect(parent.split('negatives').uint32()).toBe(early);
  expect(parent.split('windows').uint32()).not.toBe(early);
});

test('below(6) is uniform: chi-squared of 60,000 throws is under the 99.9 % point of 5 degrees of freedom', () => {
  const stream = randomStream(3);
  const faces = new Float64Array(6);
  for (let i = 0; i < 60_000; i++) faces[stream.below(6)]!++;
  const chiSquared = faces.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
  expect(chiSquared).toBeLessThan(20.5);
});

test('normal draws have mean 0 and variance 1', () => {
  const stream = randomStream(5);
  const draws = Float64Array.from({ length: 100_000 }, () => stream.normal());
  const mean = draws.reduce((a, b) => a + b) / draws.length;
  const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length;
  expect(Math.abs(mean)).toBeLessThan(0.0127); // four standard errors
  expect(Math.abs(variance - 1)).toBeLessThan(0.018);
});

test('a shuffle keeps the items and changes their order', () => {
  const items = randomStream(2).shuffle([...Array(50).keys()]);
  expect(items).not.toEqual([...Array(50).keys()]);
  expect([...items].sort((a, b) => a - b)).toEqual([...Array(50).keys()]);
});
