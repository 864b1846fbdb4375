import { WordloomError } from '@wordloom/errors';
import { stringAt } from '@wordloom/schema';
import type { TokenTypes } from '@wordloom/tokenize';

export function checkReserved(reserved: readonly string[], maxSize: number): void {
  const twice = reserved.find((token, i) => reserved.indexOf(token) !== i);
  if (twice !== undefined) {
    throw new WordloomError({
      code: 'vocab/reserved',
      what: `'${twice}' is reserved twice`,
      where: { parameter: 'reserved' },
      fix: 'name each reserved token once',
    });
  }
  if (maxSize <= reserved.length) {
    throw new WordloomError({
      code: 'vocab/max-size',
      what: `a vocabulary of at most ${maxSize} has no room for a word beside ${reserved.length} reserved`,
      where: { parameter: 'maxSize' },
      fix: `make maxSize ${reserved.length + 1} or more`,
    });
  }
}

export function emptyCorpus(): WordloomError {
  return new WordloomError({
    code: 'vocab/empty-corpus',
    what: 'the corpus has no words',
    why: 'its text is empty, or white space only',
    fix: 'give a text with words in it',
  });
}

export function noWordLeft(
  { words, counts }: TokenTypes,
  reserved: ReadonlySet<number>,
  minFrequency: number,
): WordloomError {
  let top = -1;
  for (let type = 0; type < counts.length; type++) {
    if (!reserved.has(type) && (top < 0 || counts[type]! > counts[top]!)) top = type;
  }
  return new WordloomError({
    code: 'vocab/empty',
    what: 'no word is left in the vocabulary',
    where: { parameter: 'minFrequency' },
    why:
      top < 0
        ? 'the corpus has no words but reserved tokens'
        : `minFrequency is ${minFrequency}, and the most frequent word, '${stringAt(words, top)}', occurs ${counts[top]} times`,
    fix: top < 0 ? 'give a text with words in it' : `make minFrequency ${counts[top]} or less`,
  });
}
