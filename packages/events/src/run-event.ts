import type { ErrorDetails } from '@wordloom/errors';
import type { StageEvent } from './stage-event.ts';

/** How a node of the pipeline ended: taken from the store, run, or not reached. */
export type Outcome = 'cached' | 'ran' | 'failed' | 'skipped' | 'cancelled';

/** What an error was, fit to cross processes and to be written as JSON. */
export interface Failure extends Omit<ErrorDetails, 'cause'> {
  /** The last lines that the stage's process wrote. */
  readonly logTail?: string;
  readonly exitCode?: number | string;
  readonly stack?: string;
}

/** What a run says, in order; reporters draw it, the json reporter prints one a line, the run's folder keeps it. */
export type RunEvent =
  | {
      readonly type: 'run-started';
      readonly run: string;
      readonly pipeline: string;
      readonly profile?: string;
      readonly nodes: readonly {
        readonly id: string;
        readonly summary: string;
        readonly inputs: readonly string[];
      }[];
    }
  | { readonly type: 'node-started'; readonly node: string; readonly reason: string }
  /** Another run makes the same artifact now; its outcome is taken. */
  | { readonly type: 'node-waits'; readonly node: string; readonly for: string }
  /** Its artifact comes from the remote store; the progress of that follows, then its end as one from the store. */
  | { readonly type: 'node-fetched'; readonly node: string; readonly from: string; readonly bytes: number }
  | { readonly type: 'stage'; readonly node: string; readonly event: StageEvent }
  | {
      readonly type: 'node-finished';
      readonly node: string;
      readonly outcome: Outcome;
      readonly milliseconds: number;
      readonly failure?: Failure;
    }
  | {
      readonly type: 'run-finished';
      readonly run: string;
      readonly ok: boolean;
      readonly milliseconds: number;
      readonly counts: Readonly<Record<Outcome, number>>;
    };
