import type { RunRecord, Store } from '@wordloom/artifact';
import type { z } from 'zod';
import type { runsOutput } from '../outputs/runs.ts';

export type ListedRun = z.input<typeof runsOutput>[number];

/** The newest runs, newest first; only their own records are read, however many there are. */
export async function newestRuns(
  store: Store,
  where: { readonly pipeline?: string; readonly limit: number },
): Promise<ListedRun[]> {
  const { pipeline, limit } = where;
  const listed: ListedRun[] = [];
  for (const id of await store.runs.ids(pipeline === undefined ? {} : { pipeline })) {
    if (listed.length === limit) break;
    const record = await store.runs.read(id);
    if (record && pipeline !== undefined && record.pipeline !== pipeline) continue; // of a name much like it
    listed.push(record ? ended(record) : unended(id));
  }
  return listed;
}

function ended({
  id,
  pipeline,
  profile,
  startedAt,
  milliseconds,
  ok,
  seed,
  set,
  nodes,
}: RunRecord): ListedRun {
  const counts: Record<string, number> = {};
  for (const { outcome } of nodes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return {
    id,
    pipeline,
    ...(profile === undefined ? {} : { profile }),
    startedAt,
    state: ok ? 'ok' : 'failed',
    milliseconds,
    seed,
    set,
    counts,
    failed: nodes.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id),
  };
}

/** What the id alone tells of a run that has no record: when it began, and of which pipeline, as far as its name is fit for a path. */
function unended(id: string): ListedRun {
  const [, year, month, day, hour, minute, second, fraction, pipeline] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-(.*)-[0-9a-f]{6}$/.exec(id)!;
  return {
    id,
    pipeline: pipeline!,
    startedAt: `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction}Z`,
    state: 'unfinished',
  };
}
