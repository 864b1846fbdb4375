import { packStrings } from '@wordloom/schema';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatVocabulary, parseVocabulary, Vocabulary } from './index.ts';

test('a line for each id: word, count, and what is reserved', () => {
  const vocabulary = new Vocabulary({
    words: packStrings(['<unk>', 'the', 'a\tb']),
    counts: Uint32Array.of(3, 2, 1),
    reserved: Uint8Array.of(1, 0, 0),
  });
  expect(formatVocabulary(vocabulary)).toBe('<unk>\t3\treserved\nthe\t2\na\\tb\t1\n');
});

test('any words come back from their text', () => {
  const special = fc.constantFrom('\t', '\n', '\r', '\\', '\\t', ' ', '\u2028', '<script>', '\u001b[2J');
  const word = fc.array(fc.oneof(special, fc.string({ unit: 'grapheme' }))).map((parts) => parts.join(''));
  const rows = fc.uniqueArray(fc.record({ word, count: fc.nat(2 ** 32 - 1), reserved: fc.nat(1) }), {
    selector: (row) => row.word,
  });
  fc.assert(
    fc.property(rows, (rows) => {
      const columns = {
        words: packStrings(rows.map((row) => row.word)),
        counts: Uint32Array.from(rows, (row) => row.count),
        reserved: Uint8Array.from(rows, (row) => row.reserved),
      };
      const { words, counts, reserved } = parseVocabulary(formatVocabulary(new Vocabulary(columns)));
      expect({ words, counts, reserved }).toEqual(columns);
    }),
  );
});

test('a damaged file is refused with the line', () => {
  const line = (number: number) =>
    expect.objectContaining({ details: expect.objectContaining({ where: { line: number } }) });
  expect(() => parseVocabulary('a\t1\nb\n')).toThrow(line(2));
  expect(() => parseVocabulary('a\t-1\n')).toThrow(line(1));
  expect(() => parseVocabulary('a\t1\nb\t4294967296\n')).toThrow(line(2));
  expect(() => parseVocabulary('a\t1\tkept\n')).toThrow("'kept' stands where only 'reserved' may");
  expect(() => parseVocabulary('a\t1\nb\t1\na\t2\n')).toThrow("'a' is there again, first in line 1");
});
