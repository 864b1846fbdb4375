import { markdownTable } from '../document/markdown-table.ts';
import { median } from '../document/statistics.ts';
import { type EncodeTimes, LIMIT_MINUTES, type TrainTimes } from './programs.ts';

export interface Figures<Times> {
  readonly name: string;
  readonly version: string;
  readonly runs: readonly Times[];
}

export interface EncodeResult {
  readonly input: string;
  readonly bytes: number;
  readonly figures: readonly Figures<EncodeTimes>[];
}

const measures = {
  start: 'start',
  cold: 'cold cache',
  warm: 'warm cache',
  oneThread: 'batch, 1 thread, by the clock',
  twoThreads: 'batch, 2 threads, by the clock',
} as const;

/** Medians of milliseconds, and how many times those of the others are of the first. */
export function encodeTable(results: readonly EncodeResult[]): string {
  const names = results[0]!.figures.map(({ name }) => name);
  const rows = results.flatMap(({ input, bytes, figures }, i) =>
    Object.entries(measures).flatMap(([key, label]) => {
      if (key === 'start' && i > 0) return [];
      const times = figures.map(({ runs }) => middle(runs.map((run) => run[key as keyof typeof measures])));
      if (times[0] === undefined) return [];
      const size = key === 'start' ? '' : `${(bytes / 1e6).toFixed(1)} MB`;
      return [[key === 'start' ? 'start' : `${input}, ${label}`, size, ...cells(times)]];
    }),
  );
  return markdownTable(['milliseconds', 'text', ...names], rows, 2);
}

export function trainTable(figures: readonly Figures<TrainTimes>[]): string {
  const times = figures.map(({ runs }) => middle(runs.map(({ train }) => train)));
  return markdownTable(
    ['CPU milliseconds', ...figures.map(({ name }) => name)],
    [['training', ...cells(times)]],
  );
}

function middle(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : median(known);
}

function cells(times: readonly (number | undefined)[]): string[] {
  const whole = (time: number) => time.toLocaleString('en', { maximumFractionDigits: 0 });
  return times.map((time, i) => {
    if (time === undefined) return '';
    if (Number.isNaN(time)) return `over ${LIMIT_MINUTES} minutes`;
    return i === 0 ? whole(time) : `${whole(time)} (${(time / times[0]!).toFixed(1)}x)`;
  });
}
