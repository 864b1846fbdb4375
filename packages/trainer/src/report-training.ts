import type { Progress } from './saved-state.ts';
import type { TrainingOptions } from './training.ts';

export function reportProgress<Batch>(
  { report }: TrainingOptions<Batch>,
  { history }: Progress,
  done: number,
  total: number,
): void {
  const loss = history.smoothed;
  report?.progress({ done, total, unit: 'steps', ...(loss === null ? {} : { loss }) });
}

/** The curve of the loss, and one of each metric that was evaluated more than once. */
export function reportCurves<Batch>(
  { report }: TrainingOptions<Batch>,
  { history, evaluations }: Progress,
): void {
  report?.figure({
    kind: 'curves',
    title: 'Training loss',
    xLabel: 'step',
    yLabel: 'loss',
    series: [{ name: 'loss', points: history.points() }],
  });
  if (evaluations.length < 2) return;
  for (const name of Object.keys(evaluations[0]![1])) {
    report?.figure({
      kind: 'curves',
      title: `Evaluation: ${name}`,
      xLabel: 'step',
      yLabel: name,
      series: [{ name, points: evaluations.map(([step, metrics]) => [step, metrics[name]!] as const) }],
    });
  }
}
