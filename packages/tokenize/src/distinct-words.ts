import { ByteStrings } from '@wordloom/byte-strings';
import { WordloomError } from '@wordloom/errors';

/** The distinct words of a text, still without any. */
export function distinctWords(): ByteStrings {
  return new ByteStrings({ full: tooManyWords });
}

function tooManyWords(words: number): WordloomError {
  return new WordloomError({
    code: 'tokenize/too-many-words',
    what: `the ${words} distinct tokens take more than 2 GiB`,
    why: 'the unit does not fit the text: with few separators every line is a token of its own',
    fix: "choose another unit, such as 'character'",
  });
}
