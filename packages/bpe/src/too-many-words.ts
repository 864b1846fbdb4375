import { WordloomError } from '@wordloom/errors';

export function tooManyWords(words: number): WordloomError {
  return new WordloomError({
    code: 'bpe/too-many-words',
    what: `${words} distinct words take more than 2 GiB`,
    why: 'with a pattern that does not fit the text, every line is a word of its own',
    fix: 'choose another pattern, or a smaller part of the text',
  });
}
