import { visible } from '@wordloom/errors';
import type { Progress } from '@wordloom/events';
import { formatBytes } from './bytes.ts';
import { scaled } from './scaled.ts';

/** A count in short: `950`, `1.28k`, `2.07M`. */
export function formatCount(count: number): string {
  return scaled(count, ['', 'k', 'M', 'G', 'T']);
}

/** A count with what is counted: `2.07M words`, `1.28 MB`. */
export function formatQuantity(count: number, unit: string): string {
  return unit === 'bytes' ? formatBytes(count) : `${formatCount(count)} ${visible(unit)}`;
}

/** How fast: `350k words/s`. */
export function formatRate(perSecond: number, unit: string): string {
  return `${formatQuantity(perSecond, unit)}/s`;
}

/** How fast, where the unit stands beside it: `350k/s`, `2.50 MB/s`. */
export function formatShortRate(perSecond: number, unit: string): string {
  return unit === 'bytes' ? `${formatBytes(perSecond)}/s` : `${formatCount(perSecond)}/s`;
}

/** How far: `1.28M/2.07M words`, or only what is done where the end is not known. */
export function formatSteps({ done, total, unit }: Progress): string {
  if (total === undefined) return formatQuantity(done, unit);
  return unit === 'bytes'
    ? `${formatBytes(done)}/${formatBytes(total)}`
    : `${formatCount(done)}/${formatQuantity(total, unit)}`;
}
