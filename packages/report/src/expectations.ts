import { WordloomError } from '@wordloom/errors';
import { formatNumber } from '@wordloom/plots';
import { z } from 'zod';
import { baseline } from './baselines.ts';
import { type Findings, find, place } from './place.ts';

const expectation = z.object({
  what: z.string(),
  /** Only in these profiles; by default in all runs. */
  profiles: z.array(z.string()).exactOptional(),
  /** A metric of a node, or a bar or cell of what a node drew, by titles. */
  of: place,
  /** A number, off by `within` at most, by default by nothing. */
  value: z.number().exactOptional(),
  within: z.number().min(0).default(0),
  /** Text that has one of these words in it. */
  oneOf: z.array(z.string()).exactOptional(),
});

/** A pipeline's `expected.json`: the figures that its runs are held against. */
export const expectedSchema = z.object({
  /** Profile and seeds that the figures of training are stated for. */
  profile: z.string(),
  seeds: z.array(z.int()),
  figures: z.array(expectation),
  /** What other programs give for the same, to be shown beside. */
  baselines: z.array(baseline).default([]),
});

export type Expected = z.output<typeof expectedSchema>;

/** A figure of a run beside what it is held against. */
export interface Comparison {
  readonly what: string;
  readonly expected: string;
  readonly found: string;
  readonly fits: boolean;
}

/** @throws WordloomError `report/expected` naming file and place */
export function parseExpected(text: string, file: string): Expected {
  const { success, data, error } = expectedSchema.safeParse(parse(text));
  if (success) return data;
  throw new WordloomError({
    code: 'report/expected',
    what: 'the figures that runs are held against cannot be read',
    where: { file },
    problems: z.prettifyError(error).split('\n'),
    fix: 'correct the file, or delete it',
  });
}

/** The figures that apply to a run of a profile, each beside what the run found. */
export function compare(
  { figures }: Expected,
  profile: string | undefined,
  findings: Findings,
): Comparison[] {
  return figures
    .filter(({ profiles }) => profiles === undefined || (profile !== undefined && profiles.includes(profile)))
    .map((expected) => {
      const found = find(expected.of, findings);
      return {
        what: expected.what,
        expected: wanted(expected),
        found: typeof found === 'number' ? formatNumber(found) : (found ?? 'nothing'),
        fits: fits(expected, found),
      };
    });
}

function fits(
  { value, within, oneOf }: z.output<typeof expectation>,
  found: string | number | undefined,
): boolean {
  if (oneOf) return typeof found === 'string' && oneOf.some((word) => found.split(/[\s,]+/).includes(word));
  return typeof found === 'number' && value !== undefined && Math.abs(found - value) <= within;
}

function wanted({ value, within, oneOf }: z.output<typeof expectation>): string {
  if (oneOf) return `one of ${oneOf.join(', ')}`;
  const number = value === undefined ? 'nothing' : formatNumber(value);
  return within === 0 ? number : `${number} ± ${formatNumber(within)}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
