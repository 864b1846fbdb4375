import type { Manifest } from '@wordloom/artifact';

/** A metric that a stage declares how far it may differ from one run to another. */
export interface ComparedMetric {
  readonly name: string;
  readonly tolerance: number;
  readonly was: number | null | undefined;
  readonly is: number | undefined;
  /** Relative to the larger of the two; undefined where one of them is none. */
  readonly difference: number | undefined;
}

export function compareMetrics(
  tolerances: Readonly<Record<string, number>>,
  stored: Manifest['metrics'],
  found: Readonly<Record<string, number>>,
): ComparedMetric[] {
  return Object.entries(tolerances).map(([name, tolerance]) => {
    const [was, is] = [stored[name], found[name]];
    return { name, tolerance, was, is, difference: differenceOf(was, is) };
  });
}

export function isWithin({ difference, tolerance }: ComparedMetric): boolean {
  return difference !== undefined && difference <= tolerance;
}

function differenceOf(was: number | null | undefined, is: number | undefined): number | undefined {
  if (was === is) return is === undefined ? undefined : 0;
  if (was == null || is === undefined || !Number.isFinite(is)) return undefined;
  return Math.abs(was - is) / Math.max(Math.abs(was), Math.abs(is));
}
