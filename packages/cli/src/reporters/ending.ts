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
  if (counts.cached === nodes.length)
    return `nothing changed: ${nodes.length} stages from the store (${took})`;
  return `${pipeline}: ${countsText(counts)} (${took})`;
}
