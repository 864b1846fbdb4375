import { WordloomError } from '@wordloom/errors';

/**
 * The value of an option that takes a whole number.
 *
 * @throws WordloomError `cli/number`
 */
export function wholeNumber(option: string, text: string, least: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
  throw new WordloomError({
    code: 'cli/number',
    what: `${option} takes a whole number from ${least} on (given ${text})`,
    fix: `write, for example, ${option} ${Math.max(least, 4)}`,
  });
}
