import { visible } from '@wordloom/errors';
import type { Outcome } from '@wordloom/events';
import { formatDuration } from '../format/duration.ts';
import type { RunState } from '../run-state/run-state.ts';

const words: Readonly<Record<Outcome, string>> = {
  ran: 'ran',
  cached: 'from the store',
  failed: 'failed',
  skipped: 'not reached',
  cancelled: 'stopped',
};

/** How nodes ended, in words: `2 ran, 5 from the store`. */
export function countsText(counts: Readonly<Record<Outcome, number>>): string {
  const outcomes = Object.keys(words) as Outcome[];
  return outcomes
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${counts[outcome]} ${words[outcome]}`)
    .join(', ');
}

/** The last line of a run; undefined while it goes on. */
export function endingText({ pipeline, nodes, finished }: RunState): string | undefined {
  if (!finished) return undefined;
  const { counts, milliseconds } = finished;
  const took = formatDuration(milliseconds);
  const fetched = nodes.filter(({ fetchedFrom }) => fetchedFrom !== undefined);
  if (counts.cached === nodes.length && fetched.length === 0)
    return `nothing changed: ${nodes.length} stages from the store (${took})`;
  if (fetched.length > 0)
    return `${pipeline}: ${countsText(counts)}, ${fetched.length} of them fetched from ${visible(fetched[0]!.fetchedFrom!)} (${took})`;
  return `${pipeline}: ${countsText(counts)} (${took})`;
}
