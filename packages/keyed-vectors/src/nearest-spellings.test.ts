import { nearest } from '@wordloom/errors';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestSpellings } from './index.ts';

test('a slip of the fingers finds the word', () => {
  const words = ['beautiful', 'computer', 'compute', 'Intel'];
  expect(nearestSpellings('beatiful', words)).toEqual(['beautiful']);
  expect(nearestSpellings('comptuer', words)).toEqual(['computer', 'compute']);
  expect(nearestSpellings('intel', words)).toEqual(['Intel']);
  expect(nearestSpellings('zebra', words)).toEqual([]);
});

test('leaving words out by their letters loses none that is near', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', 'b', 'B', 'c', 'd', 'é'),
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 30 }), (asked, words) => {
      expect(nearestSpellings(asked, words)).toEqual(nearest(asked, words));
    }),
  );
});
