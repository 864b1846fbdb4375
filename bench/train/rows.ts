import type { Machine } from '../document/machine.ts';

export interface TrainRow {
  readonly model: string;
  readonly threads: number;
  readonly place: { readonly machine: Machine; readonly load: number; readonly date: string };
  readonly figures: readonly {
    readonly program: string;
    readonly version: string;
    readonly peakBytes: number;
    /** Of the second step, nearly the same for all. */
    readonly loss: number;
    /** Of a step, in each run. */
    readonly runs: readonly { readonly seconds: number; readonly cpuSeconds: number }[];
  }[];
}
