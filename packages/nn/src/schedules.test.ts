import { expect, test } from 'vitest';
import { constantRate, cosineDecay, linearDecay, warmUp } from './index.ts';

test('a straight line goes down to its end and stays there', () => {
  const schedule = linearDecay({ rate: 1, steps: 4, minRate: 0.2 });
  expect([0, 1, 2, 4, 9].map(schedule)).toEqual([1, 0.8, 0.6, 0.19999999999999996, 0.19999999999999996]);
});

test('half a cosine is in the middle at half its steps', () => {
  const schedule = cosineDecay({ rate: 0.3, steps: 10, minRate: 0.1 });
  expect([0, 5, 10, 20].map((step) => schedule(step).toFixed(12))).toEqual([
    '0.300000000000',
    '0.200000000000',
    '0.100000000000',
    '0.100000000000',
  ]);
});

test("nanoGPT's rates: 100 steps of warm-up to 1e-3, then half a cosine to 1e-4 at step 2,000", () => {
  const schedule = warmUp(100, cosineDecay({ rate: 1e-3, steps: 1900, minRate: 1e-4 }));
  expect(schedule(0)).toBeCloseTo(1e-3 / 101, 12);
  expect(schedule(99)).toBeCloseTo((1e-3 * 100) / 101, 12);
  expect(schedule(100)).toBe(1e-3);
  expect(schedule(1050)).toBeCloseTo(5.5e-4, 12);
  expect(schedule(2000)).toBe(1e-4);
});

test('a constant stays, and no steps are refused', () => {
  expect([0, 1000].map(constantRate(0.002))).toEqual([0.002, 0.002]);
  expect(() => warmUp(0, constantRate(1))).toThrow('a schedule cannot take 0 steps');
});
