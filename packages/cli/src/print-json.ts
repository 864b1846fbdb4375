import type { z } from 'zod';

/** Prints data as indented JSON, held against its schema: what the docs say is what comes. */
export function printJson<S extends z.ZodType>(schema: S, value: z.input<S>): void {
  process.stdout.write(`${JSON.stringify(schema.parse(value), undefined, 2)}\n`);
}
