import { WordloomError } from '@wordloom/errors';

/** The learning rate of an update; `step` counts updates done before it, from 0. */
export type Schedule = (step: number) => number;

export function constantRate(rate: number): Schedule {
  return () => rate;
}

export interface Decay {
  readonly rate: number;
  /** Steps until the rate is at its lowest, where it stays. */
  readonly steps: number;
  readonly minRate?: number;
}

/** In a straight line from `rate` to `minRate`. */
export function linearDecay({ rate, steps, minRate = 0 }: Decay): Schedule {
  checkSteps(steps);
  return (step) => rate + (minRate - rate) * Math.min(1, step / steps);
}

/** Half a cosine from `rate` to `minRate` (Loshchilov and Hutter 2017). */
export function cosineDecay({ rate, steps, minRate = 0 }: Decay): Schedule {
  checkSteps(steps);
  return (step) => minRate + 0.5 * (1 + Math.cos(Math.PI * Math.min(1, step / steps))) * (rate - minRate);
}

/** In a straight line up to where `schedule` begins, over `steps` updates; then that. */
export function warmUp(steps: number, schedule: Schedule): Schedule {
  checkSteps(steps);
  return (step) => (step < steps ? (schedule(0) * (step + 1)) / (steps + 1) : schedule(step - steps));
}

function checkSteps(steps: number): void {
  if (Number.isFinite(steps) && steps > 0) return;
  throw new WordloomError({
    code: 'nn/steps',
    what: `a schedule cannot take ${steps} steps`,
    fix: 'give the number of updates, 1 or more',
  });
}
