import { expect, test } from 'vitest';
import { Tokenizer } from './index.ts';

// The example that byte-pair encoding is taught by: four words and how often each occurs.
const words = { fast: 4, faster: 3, tall: 5, taller: 4 };
const text = Object.entries(words).map(([word, count]) => `${word} `.repeat(count));

const published = await Tokenizer.train(text, {
  kind: 'character',
  vocabularySize: 38,
  endOfWord: '_',
  ties: 'first-seen',
  alphabet: 'abcdefghijklmnopqrstuvwxyz',
  specialTokens: ['[UNK]'],
  unknownToken: '[UNK]',
});

function segmented(word: string, segmenter: 'merges' | 'longest-match'): string {
  return Array.from(published.encode(word, { segmenter }), (id) => published.tokenOf(id)).join(' ');
}

test('the published example has the published symbols and merges', () => {
  expect(new Set(published.tokens.slice(0, 28))).toEqual(
    new Set([...'abcdefghijklmnopqrstuvwxyz_', '[UNK]']),
  );
  expect(published.merges.map((pair) => pair.join(' '))).toEqual([
    't a',
    'ta l',
    'tal l',
    'f a',
    'fa s',
    'fas t',
    'e r',
    'er _',
    'tall _',
    'fast _',
  ]);
  const symbols = 'ta tal tall fa fas fast er er_ tall_ fast_';
  expect(published.tokens.slice(28).join(' ')).toBe(symbols);
});

test('the training words are cut as published', () => {
  expect(Object.keys(words).map((word) => segmented(word, 'merges'))).toEqual([
    'fast_',
    'fast er_',
    'tall_',
    'tall er_',
  ]);
});

test('new words are cut into the longest symbols as published', () => {
  expect(segmented('tallest', 'longest-match')).toBe('tall e s t _');
  expect(segmented('fatter', 'longest-match')).toBe('fa t t er_');
});

test('what no symbol matches is unknown and ends the word', () => {
  expect(segmented('fa-st fast', 'longest-match')).toBe('fa [UNK] fast_');
});

test('words come back with spaces between them', () => {
  expect(published.decode(published.encode('fast taller'))).toBe('fast taller');
});
