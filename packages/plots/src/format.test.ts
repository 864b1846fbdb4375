import { expect, test } from 'vitest';
import { formatDuration, formatNumber, formatTick } from './format.ts';

test('numbers are grouped, and cut to four significant digits', () => {
  expect(
    [203122, 0.043478, 12.3456, 1234.567, -5, -0, 0.1 + 0.2].map((value) => formatNumber(value)),
  ).toEqual(['203,122', '0.04348', '12.35', '1,235', '−5', '0', '0.3']);
});

test('given digits are kept, and nothing rounds to a negative zero', () => {
  expect(formatNumber(1234.5, 2)).toBe('1,234.50');
  expect(formatNumber(-0.004, 2)).toBe('0.00');
});

test('very small, very large and non-finite numbers can be told apart', () => {
  expect([1.5e-7, -3e20, Number.NaN, Infinity, -Infinity].map((value) => formatNumber(value))).toEqual([
    '1.5 × 10^−7',
    '−3 × 10^20',
    'NaN',
    '∞',
    '−∞',
  ]);
});

test('ticks from 100,000 on are counted in thousands and millions', () => {
  expect([20_000, 250_000, 1_500_000, -2e9].map((tick) => formatTick(tick, 0))).toEqual([
    '20,000',
    '250K',
    '1.5M',
    '−2B',
  ]);
});

test('time spans take two units and carry over', () => {
  expect([340, 999.6, 8240, 59_960, 200_000, 7_499_000].map(formatDuration)).toEqual([
    '340 ms',
    '1.0 s',
    '8.2 s',
    '1 min',
    '3 min 20 s',
    '2 h 5 min',
  ]);
});
