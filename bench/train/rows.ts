import type { Machine } from '../document/machine.ts';

export interface TrainRow {
  readonly model: string;
  readonly threads: number;
  readonly place: { readonly machine: Machine; readonly load: number; readonly date: string };
  readonly figures: readonly {
    readonly program: string;
    readonly version: string;
    readonly peakBytes: number;
    /** Of the first steps. */
    readonly losses: readonly number[];
    /** Of a step, in each run. */
    readonly runs: readonly { readonly seconds: number; readonly cpuSeconds: number }[];
  }[];
}
