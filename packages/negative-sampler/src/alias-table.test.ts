import { randomStream } from '@wordloom/random';
import { expect, test } from 'vitest';
import { type AliasTable, buildAliasTable, drawAlias } from './index.ts';

/** The probability of each index that a table stands for. */
function probabilities({ threshold, alias }: AliasTable): number[] {
  const mass = new Array<number>(alias.length).fill(0);
  alias.forEach((other, column) => {
    const own = other === column ? 1 : threshold[column]! / 2 ** 32;
    mass[column]! += own / alias.length;
    mass[other]! += (1 - own) / alias.length;
  });
  return mass;
}

test('draws with weights 2, 3, 4 pass a chi-squared test: under the 99.9 % point of 2 degrees of freedom', () => {
  const table = buildAliasTable(Float64Array.of(2, 3, 4));
  const random = randomStream(0);
  const drawn = [0, 0, 0];
  for (let i = 0; i < 90_000; i++) drawn[drawAlias(table, random)]!++;
  const expected = [20_000, 30_000, 40_000];
  const chiSquared = drawn.reduce((sum, count, i) => sum + (count - expected[i]!) ** 2 / expected[i]!, 0);
  expect(chiSquared).toBeLessThan(13.8);
});

test('the table holds the weights of 10,000 words to 32 bits', () => {
  const weights = Float64Array.from({ length: 10_000 }, (_, i) => (1e6 / (i + 1)) ** 0.75);
  const total = weights.reduce((sum, weight) => sum + weight);
  probabilities(buildAliasTable(weights)).forEach((probability, i) => {
    expect(Math.abs(probability - weights[i]! / total)).toBeLessThan(2 ** -31);
  });
});

test('what weighs nothing is never drawn, though all else is light', () => {
  const weights = Float64Array.from({ length: 1000 }, (_, i) => (i % 3 === 0 ? 0 : 1e-9 * i));
  probabilities(buildAliasTable(weights)).forEach((probability, i) => {
    if (i % 3 === 0) expect(probability).toBe(0);
  });
});

test('one word is always drawn', () => {
  const table = buildAliasTable(Float64Array.of(0, 5));
  const random = randomStream(1);
  expect(Array.from({ length: 100 }, () => drawAlias(table, random)).every((word) => word === 1)).toBe(true);
});

test('weights that are no weights are refused', () => {
  expect(() => buildAliasTable(Float64Array.of(1, -1))).toThrow('weight 1 is -1');
  expect(() => buildAliasTable(Float64Array.of(Number.NaN))).toThrow('weight 0 is NaN');
  expect(() => buildAliasTable(new Float64Array(3))).toThrow('all weights are 0');
});
