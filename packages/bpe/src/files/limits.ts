import { formatError } from './format-error.ts';

const MAX_TOKENS = 2 ** 22; // ranks are kept in 22 bits
const MAX_FILE = 256 * 2 ** 20;

/** Ids become sizes of arrays, so they have a bound. */
export function checkId(id: unknown, token: string, line?: number): number {
  if (Number.isInteger(id) && (id as number) >= 0 && (id as number) < MAX_TOKENS) return id as number;
  throw formatError(
    `the id of ${JSON.stringify(token.slice(0, 60))} is not a whole number from 0 to ${MAX_TOKENS - 1}`,
    line === undefined ? undefined : { line },
  );
}

export function checkSize(length: number, what: string): void {
  if (length > MAX_FILE) throw formatError(`${what} is larger than 256 MiB`);
}
