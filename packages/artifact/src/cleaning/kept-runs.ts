import type { RunRecord } from '../run-record.ts';

/** A day, in milliseconds. */
export const day = 24 * 3600 * 1000;

/**
 * The runs whose artifacts are kept: those pinned, those of the last days, and the newest that went well of each pipeline and
 * profile, however old it is.
 *
 * @param runs newest first
 */
export function keptRuns(
  runs: readonly RunRecord[],
  pinned: ReadonlySet<string>,
  days: number,
  now: number,
): RunRecord[] {
  const seen = new Set<string>();
  return runs.filter((run) => {
    const kind = JSON.stringify([run.pipeline, run.profile ?? null]);
    const isNewest = run.ok && !seen.has(kind);
    if (isNewest) seen.add(kind);
    return isNewest || pinned.has(run.id) || Date.parse(run.startedAt) >= now - days * day;
  });
}
