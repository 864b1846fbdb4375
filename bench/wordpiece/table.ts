import { markdownTable } from '../document/markdown-table.ts';
import { median } from '../document/statistics.ts';
import type { Times } from './measure.ts';

export interface Figures {
  readonly name: string;
  readonly version: string;
  readonly runs: readonly Times[];
}

const rows = {
  'read the vocabulary': 'start',
  'encode, cold cache': 'cold',
  'encode, warm cache': 'warm',
  'encode with offsets': 'offsets',
} as const;

/** Medians of processor milliseconds, and how many times those of the others are of the first. */
export function timesTable(figures: readonly Figures[]): string {
  const lines = Object.entries(rows).map(([name, key]) => {
    const times = figures.map(({ runs }) => median(runs.map((run) => run[key])));
    return [
      name,
      ...times.map((time, i) =>
        i === 0 ? whole(time) : `${whole(time)} (${(time / times[0]!).toFixed(1)}x)`,
      ),
    ];
  });
  return markdownTable(['CPU milliseconds', ...figures.map(({ name }) => name)], lines);
}

function whole(time: number): string {
  return time.toLocaleString('en', { maximumFractionDigits: 0 });
}
