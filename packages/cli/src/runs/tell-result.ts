import type { RunRecord, Store } from '@wordloom/artifact';
import { errorOf } from '@wordloom/engine';
import { formatError, visible } from '@wordloom/errors';
import type { Graph } from '@wordloom/stage';
import { formatPath } from '../format/path.ts';
import { endingText } from '../reporters/ending.ts';
import type { RunState } from '../run-state/run-state.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { manifestsOf } from './artifacts.ts';
import { highlightsOf, tableLines } from './highlights.ts';
import { reportOf } from './report-file.ts';

/** What failed, and what to do about it, on standard error; with the stack where nobody knows what to do. */
export function tellFailures({ pipeline, nodes }: RunState): void {
  for (const { id, failure } of nodes) {
    if (!failure) continue;
    const { stack, ...told } = failure;
    const error = errorOf(failure.fix === undefined ? failure : told).at({ pipeline, stage: id });
    process.stderr.write(`\n${formatError(error)}\n\n`);
  }
}

/**
 * What a run made: the tables that its stages want to be seen where it came to its end, warnings, how it ended and where the report is. The report
 * is written also where there is no terminal to tell it on.
 */
export async function tellResult(
  state: RunState,
  record: RunRecord,
  graph: Graph,
  store: Store,
  expectedFile: string | undefined,
  terminal: Terminal | undefined,
): Promise<void> {
  const manifests = await manifestsOf(store, record);
  const failures = new Map(
    state.nodes.flatMap(({ id, failure }) => (failure ? [[id, failure] as const] : [])),
  );
  const report = await reportOf(store, record, graph, manifests, failures, expectedFile);
  if (!terminal) return;
  const warnings = [...manifests].flatMap(([id, manifest]) =>
    manifest.warnings.map((text) => `${id}: ${text}`),
  );
  const tables = (record.ok ? highlightsOf(manifests.values()) : []).map((table) =>
    tableLines(table, terminal),
  );
  const lines = [
    ...tables.flatMap((table) => ['', ...table]),
    ...(tables.length > 0 ? [''] : []),
    ...warnings.map((warning) => terminal.paint('yellow', visible(`warning: ${warning}`))),
    endingText(state),
    `report: ${formatPath(report)}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
