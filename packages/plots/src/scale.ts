import { formatTick } from './format.ts';

/** Values on one axis: where each is drawn, and the ticks that a reader needs. */
export interface Scale {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
  readonly format: (tick: number) => string;
}

/** Whether a value can stand on an axis. The bound keeps differences of two of them finite. */
export function isDrawable(value: number): boolean {
  return Math.abs(value) < 1e300;
}

/**
 * Low and high value mapped to `from` and `to` in a straight line, with about `count` ticks at 1, 2 or 5 times a power of ten.
 *
 * @param round widen the values to the ticks around them
 */
export function linearScale(
  values: { low: number; high: number; round?: boolean },
  [from, to]: readonly [from: number, to: number],
  count: number,
): Scale {
  let { low, high } = apart(values.low, values.high);
  const step = tickStep((high - low) / Math.max(1, count));
  if (values.round) {
    low = Math.floor(low / step + 1e-9) * step;
    high = Math.ceil(high / step - 1e-9) * step;
  }
  const ticks: number[] = [];
  const last = Math.floor(high / step + 1e-9);
  for (let i = Math.ceil(low / step - 1e-9); i <= last; i++) ticks.push(i * step);
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return {
    at: (value) => from + ((value - low) / (high - low)) * (to - from),
    ticks,
    format: (tick) => formatTick(tick, digits),
  };
}

/** Positive values mapped by their logarithm, ticks at powers of ten. */
export function logScale(
  values: { low: number; high: number },
  [from, to]: readonly [from: number, to: number],
  count: number,
): Scale {
  const low = Math.floor(Math.log10(values.low));
  const high = Math.max(low + 1, Math.ceil(Math.log10(values.high)));
  const every = Math.ceil((high - low) / Math.max(1, count));
  const ticks: number[] = [];
  for (let exponent = low; exponent <= high; exponent += every) ticks.push(10 ** exponent);
  return {
    at: (value) => from + ((Math.log10(value) - low) / (high - low)) * (to - from),
    ticks,
    format: (tick) => formatTick(tick, Math.max(0, -Math.floor(Math.log10(tick)))),
  };
}

// Equal values, or ones that floating point can hardly tell apart, would leave no room for a step.
function apart(low: number, high: number): { low: number; high: number } {
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (high - low > size * 1e-9 && high - low > 1e-290) return { low, high };
  const reach = size > 1e-290 ? size / 2 : 1;
  return { low: low - reach, high: high + reach };
}

function tickStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const times = [1, 2, 5, 10].find((factor) => factor * power >= least * (1 - 1e-9)) ?? 10;
  return times * power;
}
