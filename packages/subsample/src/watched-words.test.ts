import { packStrings } from '@wordloom/schema';
import { Vocabulary } from '@wordloom/vocab';
import { expect, test } from 'vitest';
import { watchedWords } from './watched-words.ts';

const vocabulary = new Vocabulary({
  words: packStrings(['<unk>', ...Array.from({ length: 12 }, (_, i) => `word${i}`)]),
  counts: Uint32Array.of(99, ...Array.from({ length: 12 }, (_, i) => i + 1)),
  reserved: Uint8Array.of(1, ...new Array(12).fill(0)),
});

test('by default the words of rank 1, 10, 100, ... are watched, reserved tokens aside', () => {
  expect(watchedWords(vocabulary, []).map((id) => vocabulary.word(id))).toEqual(['word11', 'word2']);
});

test('a word to watch that does not occur is answered with the nearest spelling', () => {
  expect(watchedWords(vocabulary, ['word3'])).toEqual([4]);
  expect(() => watchedWords(vocabulary, ['wrod3'])).toThrow(
    expect.objectContaining({ details: expect.objectContaining({ fix: expect.stringContaining('word3') }) }),
  );
});
