import { randomStream } from '@wordloom/random';
import { expect, test } from 'vitest';
import { projectToPlane } from './index.ts';

/** Points around directions of their own in 20 dimensions, and how many are in each group. */
function groups(count: number, size: number): Float32Array[] {
  const random = randomStream('groups');
  const centers = Array.from({ length: count }, () =>
    Float32Array.from({ length: 20 }, () => random.normal()),
  );
  return Array.from({ length: count * size }, (_, i) =>
    centers[Math.floor(i / size)]!.map((value) => value + 0.2 * random.normal()),
  );
}

test("each point's nearest on the plane is of its own group", async () => {
  const { x, y } = await projectToPlane(groups(4, 25), { random: randomStream(0) });
  const nearestTo = (i: number) => {
    const distances = Array.from(x, (_, j) =>
      i === j ? Number.POSITIVE_INFINITY : Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!),
    );
    return distances.indexOf(Math.min(...distances));
  };
  for (let i = 0; i < 100; i++) expect(Math.floor(nearestTo(i) / 25)).toBe(Math.floor(i / 25));
});

test('the same seed gives the same plane, another seed another', async () => {
  const points = groups(2, 10);
  const plane = (seed: number) => projectToPlane(points, { random: randomStream(seed) });
  expect(await plane(1)).toEqual(await plane(1));
  expect(await plane(2)).not.toEqual(await plane(1));
});

test.each([0, 1, 4, 5, 20])('%i points have finite places of their own', async (count) => {
  const { x, y } = await projectToPlane(groups(1, count), { random: randomStream(0) });
  const places = new Set(Array.from(x, (_, i) => `${x[i]} ${y[i]}`));
  expect(places.size).toBe(count);
  expect([...x, ...y].every(Number.isFinite)).toBe(true);
});
