import { visible, WordloomError } from '@wordloom/errors';

/** A line of a text file with something in it. */
export interface TextLine {
  /** From 1. */
  readonly number: number;
  /** Between white space; never empty. */
  readonly fields: readonly string[];
}

/**
 * The lines of a small text file that are neither blank nor comments (`#`), split at white space.
 *
 * @throws WordloomError `datasets/format` when the bytes are not UTF-8
 */
export function textLines(bytes: Uint8Array, file: string): TextLine[] {
  const lines = decode(bytes, file).split('\n');
  return lines
    .map((line, i) => ({ number: i + 1, fields: line.trim().split(/\s+/) }))
    .filter(({ fields }) => fields[0] !== '' && !fields[0]!.startsWith('#'));
}

export function formatError(file: string, line: TextLine, expected: string): WordloomError {
  const given = visible(line.fields.join(' '));
  return new WordloomError({
    code: 'datasets/format',
    what: `expected ${expected}, found '${given.length > 80 ? `${given.slice(0, 80)}…` : given}'`,
    where: { file, line: line.number },
    fix: 'correct the line or remove it; a comment starts with #',
  });
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new WordloomError({
      code: 'datasets/format',
      what: `${visible(file)} is not UTF-8 text`,
      where: { file },
      why: 'it is packed, or in another encoding',
      fix: 'unpack it or save it as UTF-8',
      cause,
    });
  }
}
