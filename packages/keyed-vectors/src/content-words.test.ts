import { expect, test } from 'vitest';
import { contentWords, spread } from './content-words.ts';
import { reservedWords } from './reserved-words.ts';

test('content words are letters, four or more, no function words, most frequent first', () => {
  const words = ['<unk>', 'the', 'which', 'chip', '1989', 'Markt', '@-@', 'größe', 'chip<b>'];
  const counts = Uint32Array.of(90, 80, 70, 5, 60, 50, 40, 5, 30);
  expect(contentWords(words, counts, reservedWords).map((row) => words[row])).toEqual([
    'Markt',
    'chip',
    'größe',
  ]);
});

test('where there are none, every word that is not reserved stands in', () => {
  expect(contentWords(['<unk>', 'a', 'b'], Uint32Array.of(9, 1, 2), reservedWords)).toEqual([2, 1]);
  expect(contentWords(['<unk>'], Uint32Array.of(9), reservedWords)).toEqual([]);
});

test('spread takes from the middle of equal parts', () => {
  expect(spread([0, 1, 2, 3, 4, 5, 6, 7, 8], 3)).toEqual([1, 4, 7]);
  expect(spread(['only'], 6)).toEqual(['only']);
});
