import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest, RunRecord, Store } from '@wordloom/artifact';
import type { Failure } from '@wordloom/events';
import type { Graph } from '@wordloom/stage';

/** How many runs back a report of the same result is looked for. */
const reach = 20;

export function reportPath(store: Store, run: string): string {
  return join(store.folder, 'runs', run, 'report.html');
}

/**
 * The report of a run: written when something ran, else that of the last run with the same artifacts, if it is there.
 *
 * @param expectedFile the figures that the pipeline's runs are held against, where there are any
 */
export async function reportOf(
  store: Store,
  record: RunRecord,
  graph: Graph,
  manifests: ReadonlyMap<string, Manifest>,
  failures: ReadonlyMap<string, Failure>,
  expectedFile: string | undefined,
): Promise<string> {
  if (record.nodes.every(({ outcome }) => outcome === 'cached')) {
    const earlier = await earlierReport(store, record);
    if (earlier !== undefined) return earlier;
  }
  const [{ parseExpected, renderReport }, { reportData }] = await Promise.all([
    import('@wordloom/report'),
    import('./report-data.ts'),
  ]);
  const path = reportPath(store, record.id);
  const expected =
    expectedFile !== undefined && existsSync(expectedFile)
      ? parseExpected(await readFile(expectedFile, 'utf8'), expectedFile)
      : undefined;
  await writeFile(`${path}.partial`, renderReport(reportData(record, graph, manifests, failures, expected)));
  await rename(`${path}.partial`, path);
  return path;
}

async function earlierReport(store: Store, record: RunRecord): Promise<string | undefined> {
  const keys = keysOf(record);
  for (const { id, nodes } of (await store.runs.list({ pipeline: record.pipeline })).slice(0, reach)) {
    const path = reportPath(store, id);
    if (keysOf({ nodes }) === keys && existsSync(path)) return path;
  }
  return undefined;
}

function keysOf({ nodes }: Pick<RunRecord, 'nodes'>): string {
  return nodes.map(({ id, key }) => `${id} ${key}`).join('\n');
}
