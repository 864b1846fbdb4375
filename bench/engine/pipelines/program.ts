import type { Contender } from '../rows.ts';

/** One that runs the chain of stages and the many files. */
export interface Program extends Omit<Contender, 'run'> {
  /** Runs the chain whose last stage adds `value`. @returns seconds */
  chain(value: number): number;
  many(): number;
  /** Ends what goes on between runs. */
  end?(): void;
}
