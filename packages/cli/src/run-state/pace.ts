import type { Progress } from '@wordloom/events';

/** How fast a stage goes, over the last seconds. */
export interface Pace {
  /** When it was last told of progress, and how far it was. */
  readonly at: number;
  readonly done: number;
  /** In the stage's own unit; undefined until two reports tell it. */
  readonly perSecond?: number;
}

/** What happened this many milliseconds ago weighs a third of what happens now. */
const memory = 4000;

/**
 * The pace after one more report: an exponential moving average over time, so that reports may come at any interval. A stage
 * that starts to count anew, or something else, starts anew.
 */
export function nextPace(
  before: Pace | undefined,
  last: Progress | undefined,
  progress: Progress,
  now: number,
): Pace {
  const { done, unit } = progress;
  if (!before || last?.unit !== unit || done < before.done) return { at: now, done };
  const elapsed = now - before.at;
  if (elapsed <= 0) return before;
  const latest = ((done - before.done) / elapsed) * 1000;
  const weight = before.perSecond === undefined ? 1 : 1 - Math.exp(-elapsed / memory);
  return { at: now, done, perSecond: (before.perSecond ?? 0) * (1 - weight) + latest * weight };
}

/** Milliseconds to the end at this pace, counted from `now`; undefined where nobody can know. */
export function timeLeft({ total }: Progress, pace: Pace | undefined, now: number): number | undefined {
  if (total === undefined || !pace?.perSecond) return undefined;
  const fromReport = ((total - pace.done) / pace.perSecond) * 1000;
  return Math.max(0, fromReport - (now - pace.at));
}
