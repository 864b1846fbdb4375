import { randomStream } from '@wordloom/random';
import { expect, test } from 'vitest';
import { drawNegatives, negativeWeights } from './index.ts';

const contexts = { values: Int32Array.of(1, 2, 3, 1), offsets: Int32Array.of(0, 3, 3, 4) };

test('each context word brings 5 negatives, none of them a context of the same center', () => {
  const weights = new Float64Array(8).fill(1);
  const { values, offsets } = drawNegatives(contexts, weights, { perContext: 5, random: randomStream(0) });
  expect(offsets).toEqual(Int32Array.of(0, 15, 15, 20));
  expect(values.subarray(0, 15).some((word) => [1, 2, 3].includes(word))).toBe(false);
  expect(values.subarray(15).includes(1)).toBe(false);
});

test('weights are count^0.75 of every word but the reserved, whatever their ids', () => {
  const weights = negativeWeights(Uint32Array.of(16, 900, 81, 0), { reserved: Uint8Array.of(0, 1, 0, 0) });
  expect(weights).toEqual(Float64Array.of(8, 0, 27, 0));
  expect(negativeWeights(Uint32Array.of(16, 3), { reserved: new Uint8Array(2), exponent: 0.5 })[0]).toBe(4);
});

test('a word that is hardly ever drawn is found when all others are contexts', () => {
  const weights = Float64Array.of(1e-12, 1, 1, 1, 3e-12);
  const { values } = drawNegatives(contexts, weights, { perContext: 4000, random: randomStream(2) });
  const [first, last] = [0, 4].map((id) => values.subarray(0, 12_000).filter((word) => word === id).length);
  expect(first! + last!).toBe(12_000);
  expect(Math.abs(first! - 3000)).toBeLessThan(4 * Math.sqrt(12_000 * 0.25 * 0.75));
});

test('with no word left to draw the center is named', () => {
  const weights = Float64Array.of(0, 1, 1, 1);
  expect(() => drawNegatives(contexts, weights, { perContext: 1, random: randomStream(0) })).toThrow(
    expect.objectContaining({
      code: 'negative-sampler/no-negatives',
      details: expect.objectContaining({ where: { row: 0 } }),
    }),
  );
});
