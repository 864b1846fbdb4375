import { WordloomError } from '@wordloom/errors';
import type { Words } from './train-vectors.ts';

/** @throws WordloomError `word2vec/few-words` unless two words of the vocabulary occur */
export function checkWords({ counts, reserved }: Words): void {
  const present = counts.reduce((sum, count, id) => sum + Number(count > 0 && reserved[id] === 0), 0);
  if (present >= 2) return;
  throw new WordloomError({
    code: 'word2vec/few-words',
    what: `the vocabulary has ${present === 0 ? 'no word' : 'one word'}: a word is learned from other words around it`,
    why: 'the text is very small, or the minimum frequency of the vocabulary leaves nearly nothing',
    fix: 'lower the minimum frequency, or give more text',
  });
}
