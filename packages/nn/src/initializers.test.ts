import { randomStream } from '@wordloom/random';
import { expect, test } from 'vitest';
import { constant, fanInUniform, normal, xavierNormal, xavierUniform } from './index.ts';

const spread = (values: Float32Array) => ({
  largest: values.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
  variance: values.reduce((sum, value) => sum + value * value, 0) / values.length,
});

test('Xavier uniform fills +-sqrt(6 / (fan in + fan out)), a kernel counting in both', () => {
  const limit = Math.sqrt(6 / (300 * 2 + 100 * 2));
  const { largest, variance } = spread(xavierUniform()([100, 300, 2], randomStream(1)));
  expect(largest).toBeLessThanOrEqual(limit);
  expect(largest).toBeGreaterThan(0.999 * limit);
  expect(variance / (limit ** 2 / 3)).toBeCloseTo(1, 1);
});

test('Xavier normal has variance 2 / (fan in + fan out), PyTorch linear layers fill +-1 / sqrt(in)', () => {
  expect(spread(xavierNormal()([200, 300], randomStream(1))).variance * 250).toBeCloseTo(1, 1);
  expect(spread(fanInUniform([200, 400], randomStream(1))).largest).toBeCloseTo(1 / 20, 4);
});

test('normal and constant', () => {
  expect(spread(normal(0.02)([100, 100], randomStream(1))).variance / 0.02 ** 2).toBeCloseTo(1, 1);
  expect(constant(3)([2, 2], randomStream(1))).toEqual(Float32Array.of(3, 3, 3, 3));
});
