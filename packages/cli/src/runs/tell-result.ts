import { relative } from 'node:path';
import type { RunRecord, Store } from '@wordloom/artifact';
import { errorOf } from '@wordloom/engine';
import { formatError, visible } from '@wordloom/errors';
import type { Graph } from '@wordloom/stage';
import { endingText } from '../reporters/ending.ts';
import type { RunState } from '../run-state/run-state.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { manifestsOf } from './artifacts.ts';
import { highlightsOf, tableLines } from './highlights.ts';
import { reportOf } from './report-file.ts';

/** What failed, and what to do about it, on standard error. */
export function tellFailures({ pipeline, nodes }: RunState): void {
  for (const { id, failure } of nodes) {
    if (failure) process.stderr.write(`\n${formatError(errorOf(failure).at({ pipeline, stage: id }))}\n\n`);
  }
}

/**
 * What a run made: its warnings, the tables that its stages want to be seen, how it ended and where the report is. The report
 * is written also where there is no terminal to tell it on.
 */
export async function tellResult(
  state: RunState,
  record: RunRecord,
  graph: Graph,
  store: Store,
  terminal: Terminal | undefined,
): Promise<void> {
  const manifests = await manifestsOf(store, record);
  const failures = new Map(
    state.nodes.flatMap(({ id, failure }) => (failure ? [[id, failure] as const] : [])),
  );
  const report = await reportOf(store, record, graph, manifests, failures);
  if (!terminal) return;
  const warnings = [...manifests].flatMap(([id, manifest]) =>
    manifest.warnings.map((text) => `${id}: ${text}`),
  );
  const tables = highlightsOf(manifests.values()).map((table) => tableLines(table, terminal));
  const lines = [
    ...tables.flatMap((table) => ['', ...table]),
    ...(tables.length > 0 ? [''] : []),
    ...warnings.map((warning) => terminal.paint('yellow', visible(`warning: ${warning}`))),
    endingText(state),
    `report: ${relative('', report)}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
