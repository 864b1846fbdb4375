import { expect, test } from 'vitest';
import { LossHistory } from './loss-history.ts';

test('a mean of sums over terms, in 64 bits, and a curve of at most 256 points', () => {
  const history = new LossHistory();
  for (let step = 0; step < 1000; step++) history.add(step, 2 * step, 2);
  expect(history.mean).toBe(499.5);
  const points = history.points();
  expect(points.length).toBe(250);
  expect(points[0]).toEqual([2, 1.5]);
  expect(points.at(-1)).toEqual([998, 997.5]);
});

test('restored from JSON it goes on as if it had never stopped', () => {
  const [whole, part] = [new LossHistory(), new LossHistory()];
  for (let step = 0; step < 300; step++) whole.add(step, Math.sin(step), 3);
  for (let step = 0; step < 200; step++) part.add(step, Math.sin(step), 3);
  const restored = LossHistory.restore(JSON.parse(JSON.stringify(part.state())));
  for (let step = 200; step < 300; step++) restored.add(step, Math.sin(step), 3);
  expect(restored.state()).toEqual(whole.state());
});
