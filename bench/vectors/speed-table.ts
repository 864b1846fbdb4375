import { markdownTable } from '../document/markdown-table.ts';
import { median } from '../document/statistics.ts';
import { measuredOn, trainerNames } from './measured-on.ts';
import type { SpeedRow } from './rows.ts';
import type { Rates } from './trainers/trainer.ts';

/** Medians of thousand words per second and thread, by the clock and by processor time, and how many times slower the others are. */
export function speedTable(rows: readonly SpeedRow[]): string {
  const [words, vocabulary] = [rows[0]!.words, rows[0]!.vocabularySize].map((count) =>
    count.toLocaleString('en'),
  );
  return [
    `${words} words, vocabulary ${vocabulary}. Thousand words per second and thread:`,
    rateTable(rows, ({ perSecond }, threads) => perSecond / threads),
    'Thousand words per CPU second:',
    rateTable(rows, ({ perCpuSecond }) => perCpuSecond),
    measuredOn(rows),
  ].join('\n\n');
}

type Rate = (rates: Rates, threads: number) => number;

function rateTable(rows: readonly SpeedRow[], rateOf: Rate): string {
  const trainers = trainerNames(rows);
  const lines = rows.map((row) => {
    const medians = trainers.map((trainer) => medianRate(row, trainer, rateOf));
    const cells = medians.map((rate, at) => {
      if (rate === undefined) return '';
      const thousands = (rate / 1000).toLocaleString('en', { maximumFractionDigits: rate < 100_000 ? 1 : 0 });
      return at === 0 ? thousands : `${thousands} (${(medians[0]! / rate).toFixed(1)}x)`;
    });
    const runs = row.figures[0]!.runs.length;
    return [`${row.dimensions}`, row.sample.toExponential(), `${row.threads}`, `${runs}`, ...cells];
  });
  return markdownTable(['dimensions', 'sample', 'threads', 'runs', ...trainers], lines, 4);
}

function medianRate(row: SpeedRow, trainer: string, rateOf: Rate): number | undefined {
  const figures = row.figures.find((figure) => figure.trainer === trainer);
  return figures && median(figures.runs.map((rates) => rateOf(rates, row.threads)));
}
