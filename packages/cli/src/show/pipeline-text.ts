import { visible } from '@wordloom/errors';
import type { Table } from '@wordloom/events';
import { formatAge } from '../format/age.ts';
import { formatBytes } from '../format/bytes.ts';
import { formatDuration } from '../format/duration.ts';
import { formatNumber } from '../format/number.ts';
import { formatPath } from '../format/path.ts';
import { tableLines } from '../runs/highlights.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { named, section } from './sections.ts';
import type { PipelineData } from './show-data.ts';

type Outputs = NonNullable<PipelineData['run']>['outputs'];

/** A pipeline and its last run, as lines. */
export function pipelineText(
  data: PipelineData,
  tables: readonly Table[],
  now: number,
  terminal: Terminal,
): string[] {
  const { pipeline, summary, profiles, run } = data;
  const { paint } = terminal;
  const head = [
    `${paint('bold', visible(pipeline))}  ${visible(summary)}`,
    ...(profiles.length > 0 ? [`profiles: ${visible(profiles.join(', '))}`] : []),
  ];
  if (!run) return [...head, `has not run yet: wordloom run ${visible(pipeline)}`];
  const metrics = Object.entries(run.metrics).flatMap(([stage, values]) =>
    Object.entries(values).map(([name, value]) => [stage, name, formatNumber(value ?? Number.NaN)]),
  );
  return [
    ...head,
    `last run: ${formatAge(run.startedAt, now)}, ${run.ok ? 'to its end' : 'not to its end'}, took ${formatDuration(run.milliseconds)}${run.profile === undefined ? '' : `, profile ${visible(run.profile)}`}`,
    ...(run.report === undefined ? [] : [`report: ${formatPath(run.report)}`]),
    ...outputLines('Results', run.outputs, terminal),
    ...section('Metrics', named('stage', 'metric', 'value'), metrics, terminal),
    ...tables.flatMap((table) => ['', ...tableLines(table, terminal)]),
  ];
}

/** Outputs as a table, and the files that hold them in lines that can be copied whole. */
export function outputLines(title: string, outputs: Outputs, terminal: Terminal): string[] {
  const entries = Object.entries(outputs);
  const rows = entries.map(([name, { kind, type, rows, bytes }]) => [
    name,
    type === kind ? kind : `${kind} ${type}`,
    rows,
    formatBytes(bytes),
  ]);
  return [
    ...section(title, named('name', 'type', 'rows', 'size'), rows, terminal),
    ...entries.map(([name, { path }]) =>
      terminal.paint('dim', `  ${visible(name)} is in ${formatPath(path)}`),
    ),
  ];
}
