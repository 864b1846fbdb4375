import { expect, test } from 'vitest';
import { formatError, nearest, suggest, visible, WordloomError } from './index.ts';

test('an error reads as what, where, likely cause, what to do', () => {
  const error = new WordloomError({
    code: 'vocab/empty',
    what: 'no word is left in the vocabulary',
    where: { stage: 'vocabulary', parameter: 'minFrequency' },
    why: 'minFrequency 10 is above every count',
    fix: 'lower it: --set vocabulary.minFrequency=1',
  });
  expect(
    formatError(error.at({ pipeline: 'quickstart', stage: 'ignored, since known' })),
  ).toMatchInlineSnapshot(`
    "no word is left in the vocabulary [vocab/empty]
      where: pipeline quickstart, stage vocabulary, parameter minFrequency
      likely cause: minFrequency 10 is above every count
      what to do: lower it: --set vocabulary.minFrequency=1"
  `);
});

test('terminal escapes and bidirectional marks in a message are written out', () => {
  expect(visible('\u001b[2Jword\u202e\u009b')).toBe('\\x1b[2Jword\\u202e\\x9b');
  expect(formatError(new Error('\u0007'))).not.toContain('\u0007');
});

test('a swapped pair of letters is one slip', () => {
  expect(nearest('quikcstart', ['ptb-skipgram', 'quickstart', 'bpe'])).toEqual(['quickstart']);
  expect(suggest('zzz', ['a', 'b'], 'stage')).toBe('stage is one of: a, b');
});
