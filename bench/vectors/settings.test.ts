import { expect, test } from 'vitest';
import { ALL_SETTINGS, matchingSettings } from './settings.ts';

test('there are eight rows; a filter names some of them', () => {
  expect(ALL_SETTINGS).toHaveLength(8);
  expect(matchingSettings('dims=300,threads=2')).toEqual([
    { dimensions: 300, sample: 1e-4, threads: 2 },
    { dimensions: 300, sample: 1e-3, threads: 2 },
  ]);
  expect(matchingSettings('sample=0.001,dims=100,threads=1')).toHaveLength(1);
});

test('a filter that names something else, or no row, is refused', () => {
  expect(() => matchingSettings('window=5')).toThrow('not window');
  expect(() => matchingSettings('dims=200')).toThrow('no row');
});
