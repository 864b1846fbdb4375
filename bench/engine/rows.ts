import type { Machine } from '../document/machine.ts';

/** Seconds of each run. */
export interface Figure {
  readonly program: string;
  readonly version: string;
  readonly seconds: readonly number[];
}

/** What several programs did, in turns. */
export interface Row {
  readonly task: string;
  readonly date: string;
  readonly machine: Machine;
  readonly load: number;
  readonly figures: readonly Figure[];
}

/** One program's way to do a task once. */
export interface Contender {
  readonly program: string;
  readonly version: string;
  /** @returns seconds */
  run(): number;
}

export interface Task {
  readonly task: string;
  readonly contenders: readonly Contender[];
  /** Ends what its programs leave running; the task is not run again. */
  end?(): void;
}
