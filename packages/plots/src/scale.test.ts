import { expect, test } from 'vitest';
import { linearScale, logScale } from './scale.ts';

const shown = ({ ticks, format }: ReturnType<typeof linearScale>) => ticks.map(format);

test('ticks stand at 1, 2 or 5 times a power of ten, with the digits that tell them apart', () => {
  expect(shown(linearScale({ low: 0, high: 1 }, [0, 100], 5))).toEqual([
    '0.0',
    '0.2',
    '0.4',
    '0.6',
    '0.8',
    '1.0',
  ]);
  expect(shown(linearScale({ low: 2.08, high: 4.15, round: true }, [0, 100], 5))).toEqual([
    '2.0',
    '2.5',
    '3.0',
    '3.5',
    '4.0',
    '4.5',
  ]);
});

test('low and high go to the ends of the range, downwards as well', () => {
  const { at } = linearScale({ low: 10, high: 30 }, [200, 0], 5);
  expect([10, 20, 30].map(at)).toEqual([200, 100, 0]);
});

test('a single value, however large or small, stands in the middle', () => {
  for (const value of [0, 7, -3e-200, 1e299, Number.MIN_VALUE]) {
    const { at, ticks } = linearScale({ low: value, high: value }, [0, 100], 5);
    expect(at(value)).toBeCloseTo(50);
    expect(ticks.length).toBeGreaterThan(1);
  }
});

test('a logarithmic scale spans whole powers of ten', () => {
  const scale = logScale({ low: 2, high: 30_000 }, [0, 100], 5);
  expect(shown(scale)).toEqual(['1', '10', '100', '1,000', '10,000', '100K']);
  expect(scale.at(100)).toBeCloseTo(40);
});
