import { WordloomError } from '@wordloom/errors';

const MAX_TOKENS = 2 ** 31 - 1; // Arrow's offsets are int32

export function refuseTooManyTokens(tokens: number): void {
  if (tokens <= MAX_TOKENS) return;
  throw new WordloomError({
    code: 'tokenize/too-many-tokens',
    what: 'more than 2,147,483,647 tokens at once',
    fix: 'use tokenStream and take its sentences as they come',
  });
}
