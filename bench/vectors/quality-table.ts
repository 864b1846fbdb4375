import { markdownTable } from '../document/markdown-table.ts';
import { mean, standardError } from '../document/statistics.ts';
import { measuredOn } from './measured-on.ts';
import type { QualityRow, Scores } from './rows.ts';

const metrics = [
  { name: 'WordSim-353', of: ({ wordSim353 }: Scores) => 100 * wordSim353 },
  { name: 'analogies', of: ({ analogies }: Scores) => 100 * analogies },
];

/** Means over the seeds with their standard errors, each seed's own score, and how far the first trainer is ahead of the others. */
export function qualityTable(rows: readonly QualityRow[]): string {
  const { dimensions, sample, threads, figures } = rows[0]!;
  const { pairs, questions } = figures[0]!.seeds[0]!.coverage;
  const first = figures[0]!.trainer;
  const lines = rows.flatMap((row) =>
    row.figures.map(({ trainer, seeds }, at) => [
      `${row.epochs}`,
      trainer,
      ...metrics.flatMap(({ of }) => {
        const own = row.figures[0]!.seeds.map(of);
        return cells(seeds.map(of), at === 0 ? undefined : own);
      }),
    ]),
  );
  return [
    `Of 100: Spearman's correlation and share of right answers, over ${pairs} pairs and ${questions} questions of known words; ` +
      `${dimensions} dimensions, sample ${sample.toExponential()}, ${threads} thread${threads === 1 ? '' : 's'}.`,
    markdownTable(
      ['epochs', 'trainer', ...metrics.flatMap(({ name }) => [name, 'seeds', `${first} ahead by`])],
      lines,
      2,
    ),
    measuredOn(rows),
  ].join('\n\n');
}

function cells(scores: readonly number[], own?: readonly number[]): string[] {
  const seeds = scores.map((score) => score.toFixed(1)).join(' ');
  const error = standardError(scores);
  if (!own) return [estimate(mean(scores), error), seeds, ''];
  return [
    estimate(mean(scores), error),
    seeds,
    estimate(mean(own) - mean(scores), Math.hypot(error, standardError(own))),
  ];
}

/** A value and its standard error, where there is one. */
function estimate(value: number, error: number): string {
  return Number.isNaN(error) ? value.toFixed(1) : `${value.toFixed(1)} ± ${error.toFixed(1)}`;
}
