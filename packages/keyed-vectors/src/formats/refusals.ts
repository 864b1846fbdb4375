import { visible, WordloomError } from '@wordloom/errors';

/** A line of text that is not as its format has it. */
export function wrongLine(file: string, line: number, expected: string, found: string): WordloomError {
  const shown = visible(found);
  return new WordloomError({
    code: 'keyed-vectors/format',
    what: `expected ${expected}, found '${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}'`,
    where: { file, line },
    why: 'the file is damaged, or of another format',
    fix: 'correct the line, get the file again, or name its format',
  });
}

/** A header that announces more, or less, than there is. */
export function wrongHeader(file: string, what: string): WordloomError {
  return new WordloomError({
    code: 'keyed-vectors/header',
    what,
    where: { file, line: 1 },
    why: 'the file is cut off, or its first line was written for another',
    fix: 'get the file again, or put the true counts into its first line',
  });
}

/** Content that is no vectors at all, or packed. */
export function notVectors(file: string, what: string, fix: string): WordloomError {
  return new WordloomError({ code: 'keyed-vectors/not-vectors', what, where: { file }, fix });
}
