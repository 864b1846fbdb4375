import { type Place, visible, WordloomError } from '@wordloom/errors';

/** For a file that is damaged. */
export function formatError(what: string, where?: Place): WordloomError {
  return new WordloomError({
    code: 'bpe/format',
    what,
    ...(where && { where }),
    why: 'the file is damaged, or of another format',
    fix: 'fetch it again, or check which format it has',
  });
}

/** For a part of a file that is known, but not read. */
export function unsupported(part: string, name: unknown, supported: readonly string[]): WordloomError {
  return new WordloomError({
    code: 'bpe/unsupported',
    what: `${part} ${quoted(name)} is not supported`,
    why: `of its kind these are: ${supported.join(', ')}`,
    fix: 'use a tokenizer made of those',
  });
}

/** A value from outside, short, with nothing in it that a terminal acts upon. */
export function quoted(value: unknown): string {
  const text = visible(JSON.stringify(value) ?? String(value));
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
