import { visible } from '@wordloom/errors';
import { formatAge } from '../format/age.ts';
import { formatDuration } from '../format/duration.ts';
import { formatNumber } from '../format/number.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { ParameterData } from './parameters.ts';
import { outputLines } from './pipeline-text.ts';
import { named, section, valueText } from './sections.ts';
import type { StageData } from './show-data.ts';

/** A stage, what it takes and gives, and what the last run has of it, as lines. */
export function stageText(data: StageData, now: number, terminal: Terminal): string[] {
  const { id, stage, summary, parameters, inputs, outputs, artifact } = data;
  const { paint } = terminal;
  const inputRows = Object.entries(inputs).map(([port, { from, type }]) => [port, from, type]);
  return [
    `${paint('bold', visible(id))}${stage === undefined || stage === id ? '' : ` (${visible(stage)})`}  ${visible(summary)}`,
    ...parameterLines('Parameters', parameters as ParameterData[], terminal),
    ...section('Inputs', named('name', 'from', 'type'), inputRows, terminal),
    ...(artifact
      ? [
          ...outputLines('Outputs', artifact.outputs, terminal),
          ...section('Metrics', named('metric', 'value'), metricRows(artifact.metrics), terminal),
          '',
          `made ${formatAge(artifact.createdAt, now)} in ${formatDuration(artifact.milliseconds)}, ${artifact.reproducible ? 'the same bits each time' : 'not promised to come out the same'}`,
          ...section('Key', named('component', 'value'), componentRows(artifact), terminal),
        ]
      : section('Outputs', named('name', 'type'), Object.entries(outputs), terminal)),
  ];
}

export function parameterLines(
  title: string,
  parameters: readonly ParameterData[],
  terminal: Terminal,
): string[] {
  const rows = parameters.map(({ name, value, takes, default: otherwise, description }) => {
    const values = otherwise === undefined ? takes : `${takes}; by default ${valueText(otherwise)}`;
    return [name, valueText(value), description === '' ? values : `${description} (${values})`];
  });
  return section(title, named('name', 'value', 'what it is'), rows, terminal);
}

function metricRows(metrics: Readonly<Record<string, number | null>>): string[][] {
  return Object.entries(metrics).map(([name, value]) => [name, formatNumber(value ?? Number.NaN)]);
}

/** The key, and all that it was computed from but parameters, which are shown above; hashes are cut, JSON has them whole. */
function componentRows({ key, components }: NonNullable<StageData['artifact']>): string[][] {
  const shown = Object.entries((components ?? {}) as Record<string, unknown>).filter(
    ([name]) => name !== 'parameters',
  );
  return [...flatten('key', key), ...shown.flatMap(([name, value]) => flatten(name, value))];
}

function flatten(name: string, value: unknown): string[][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [[name, valueText(value).replace(/^([0-9a-f]{16})[0-9a-f]{48}$/, '$1')]];
  return Object.entries(value).flatMap(([inner, item]) => flatten(`${name} ${inner}`, item));
}
