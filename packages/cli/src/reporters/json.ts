import type { Reporter, Write } from './reporter.ts';

/** Every event as one line of JSON, as it comes. */
export function jsonReporter(write: Write): Reporter {
  return { report: (event) => write(`${JSON.stringify(event)}\n`), close: () => {} };
}
