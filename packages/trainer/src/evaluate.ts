import { suggest, WordloomError } from '@wordloom/errors';
import type { Progress } from './saved-state.ts';
import type { Evaluation, Metrics, TrainingOptions } from './training.ts';

/** Evaluates after a step and notes it; whether it is the best so far. */
export async function evaluate<Batch>(
  { report }: TrainingOptions<Batch>,
  { run, best }: Evaluation,
  step: number,
  progress: Progress,
): Promise<boolean> {
  const metrics = await run();
  progress.evaluations.push([step, metrics]);
  for (const [name, value] of Object.entries(metrics)) report?.metric(name, value);
  if (!best) return false;
  const value = metricOf(metrics, best.metric);
  const before = progress.best ? metricOf(progress.best.metrics, best.metric) : undefined;
  const better = before === undefined || (best.mode === 'min' ? value < before : value > before);
  progress.sinceBest = better ? 0 : progress.sinceBest + 1;
  if (better) progress.best = { step, metrics };
  return better;
}

function metricOf(metrics: Metrics, name: string): number {
  const value = metrics[name];
  if (value !== undefined) return value;
  throw new WordloomError({
    code: 'trainer/unknown-metric',
    what: `the evaluation gives no metric '${name}'`,
    fix: suggest(name, Object.keys(metrics), 'metric'),
  });
}
