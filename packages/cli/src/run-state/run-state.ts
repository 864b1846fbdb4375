import type { Failure, Outcome, Progress, RunEvent } from '@wordloom/events';
import type { Pace } from './pace.ts';

/** One node as a person sees it while a pipeline runs. */
export interface NodeState {
  readonly id: string;
  readonly inputs: readonly string[];
  readonly state: 'waiting' | 'running' | Outcome;
  /** Why it runs. */
  readonly reason?: string;
  /** Milliseconds on the clock that `reduceRun` is given. */
  readonly startedAt?: number;
  readonly milliseconds?: number;
  readonly progress?: Progress;
  readonly pace?: Pace;
  readonly message?: string;
  /** Who makes the same artifact now. */
  readonly waitsFor?: string;
  /** The remote store that its artifact comes from. */
  readonly fetchedFrom?: string;
  readonly warnings: readonly string[];
  readonly failure?: Failure;
}

/** A run as it is told so far; made of nothing but its events and when they came. */
export interface RunState {
  readonly run: string;
  readonly pipeline: string;
  readonly profile?: string;
  /** In the order of the pipeline. */
  readonly nodes: readonly NodeState[];
  readonly finished?: Omit<Extract<RunEvent, { type: 'run-finished' }>, 'type' | 'run'>;
}

export const beforeRun: RunState = { run: '', pipeline: '', nodes: [] };

export function isFinished({ state }: NodeState): boolean {
  return state !== 'waiting' && state !== 'running';
}
