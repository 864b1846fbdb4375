import { existsSync, readFileSync } from 'node:fs';
import type { RunEvent } from '@wordloom/events';

/** `expected.json` of a pipeline: the figures that a run is held against. */
export interface Expected {
  /** Profile and seeds that the figures of training are stated for. */
  readonly profile: string;
  readonly seeds: readonly number[];
  readonly figures: readonly Expectation[];
}

interface Expectation {
  readonly what: string;
  /** Only in these profiles; by default in all. */
  readonly profiles?: readonly string[];
  readonly of: Place;
  /** A number, off by `within` at most, by default by nothing. */
  readonly value?: number;
  readonly within?: number;
  /** Text that has one of these words in it. */
  readonly oneOf?: readonly string[];
}

/** Where a figure of a run stands: a metric of a node, or a bar or cell of what a node drew. */
type Place = { readonly node: string } & (
  | { readonly metric: string }
  | { readonly bars: string; readonly series: string; readonly label: string }
  | { readonly table: string; readonly row: string; readonly column: string }
);

export function readExpected(file: string): Expected | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Expected) : undefined;
}

/** What of a run is not as expected, in words. */
export function deviations({ figures }: Expected, profile: string, events: readonly RunEvent[]): string[] {
  return figures
    .filter(({ profiles }) => profiles === undefined || profiles.includes(profile))
    .flatMap((expected) => {
      const found = find(expected.of, events);
      return fits(expected, found) ? [] : [`${expected.what}: ${found}, expected ${wanted(expected)}`];
    });
}

function fits({ value, within = 0, oneOf }: Expectation, found: string | number | undefined): boolean {
  if (oneOf) return typeof found === 'string' && oneOf.some((word) => found.split(/[\s,]+/).includes(word));
  return typeof found === 'number' && value !== undefined && Math.abs(found - value) <= within;
}

function wanted({ value, within = 0, oneOf }: Expectation): string {
  if (oneOf) return `one of ${oneOf.join(', ')}`;
  return within === 0 ? `${value}` : `${value} within ${within}`;
}

function find(of: Place, events: readonly RunEvent[]): string | number | undefined {
  for (const entry of events) {
    if (entry.type !== 'stage' || entry.node !== of.node) continue;
    const { event } = entry;
    if (event.type === 'metric' && 'metric' in of && event.name === of.metric) return event.value;
    if (event.type !== 'figure') continue;
    const { figure } = event;
    if (figure.kind === 'bars' && 'bars' in of && figure.title === of.bars) {
      const series = figure.series.find(({ name }) => name === of.series);
      return series?.values[figure.labels.indexOf(of.label)];
    }
    if (figure.kind === 'table' && 'table' in of && figure.title === of.table) {
      const column = figure.columns.findIndex(({ name }) => name === of.column);
      return figure.rows.find(([first]) => first === of.row)?.[column];
    }
  }
  return undefined;
}
