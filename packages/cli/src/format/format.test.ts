import { expect, test } from 'vitest';
import { formatBytes } from './bytes.ts';
import { formatDuration } from './duration.ts';
import { formatNumber } from './number.ts';
import { formatCount, formatQuantity, formatRate, formatSteps } from './quantity.ts';

test('durations take at most two units and never round up to sixty', () => {
  expect(
    [0, 45, 94.9, 95, 230, 9949, 9950, 42_000, 59_400, 59_600, 185_000, 3_599_900, 7_800_000].map(
      formatDuration,
    ),
  ).toEqual([
    '0 ms',
    '45 ms',
    '95 ms',
    '0.1 s',
    '0.2 s',
    '9.9 s',
    '10 s',
    '42 s',
    '59 s',
    '1 min 00 s',
    '3 min 05 s',
    '1 h 00 min',
    '2 h 10 min',
  ]);
});

test('counts and bytes keep three digits, also where rounding would give a fourth', () => {
  expect([0, 7, 950, 999, 1280, 20_700, 350_000, 999_400, 999_500, 2_070_000, 5e13].map(formatCount)).toEqual(
    ['0', '7', '950', '999', '1.28k', '20.7k', '350k', '999k', '1.00M', '2.07M', '50.0T'],
  );
  expect([512, 999.9, 1_280_000, 10_820_907].map(formatBytes)).toEqual([
    '512 B',
    '1.00 kB',
    '1.28 MB',
    '10.8 MB',
  ]);
});

test('progress is told in the unit of the stage', () => {
  expect(formatRate(351_234, 'words')).toBe('351k words/s');
  expect(formatRate(2_500_000, 'bytes')).toBe('2.50 MB/s');
  expect(formatSteps({ done: 1_280_000, total: 2_070_000, unit: 'words' })).toBe('1.28M/2.07M words');
  expect(formatSteps({ done: 1_280_000, total: 2_070_000, unit: 'bytes' })).toBe('1.28 MB/2.07 MB');
  expect(formatSteps({ done: 12, unit: 'merges' })).toBe('12 merges');
});

test('a unit with a terminal escape in it is shown, not obeyed', () => {
  expect(formatQuantity(3, 'wo\x1b[2Jrds')).toBe('3 wo\\x1b[2Jrds');
});

test('figures are grouped, rounded to their digits, and keep what JSON has no word for', () => {
  expect(formatNumber(2_051_910)).toBe('2,051,910');
  expect(formatNumber(0.76543, 3)).toBe('0.765');
  expect(formatNumber(-1234.5, 1)).toBe('-1,234.5');
  expect(formatNumber(0.123456)).toBe('0.1235');
  expect(formatNumber(1.5e-7)).toBe('1.50e-7');
  expect(formatNumber(Number.NaN)).toBe('NaN');
});
