import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

test('the order of keys does not matter, what is undefined is left out', () => {
  expect(canonicalJson({ b: [1, { d: 2, c: 'x' }], a: undefined })).toBe('{"b":[1,{"c":"x","d":2}]}');
});

test('numbers that JSON cannot tell apart stay apart', () => {
  const texts = [0, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, null, 10n, 10].map(
    canonicalJson,
  );
  expect(new Set(texts).size).toBe(texts.length);
});

test('it is JSON of the same value, for every value that JSON has', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(value); // negative zero too, which JSON.stringify loses
    }),
    { numRuns: 1000 },
  );
});
