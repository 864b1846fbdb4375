import type { Failure, StageEvent } from '@wordloom/events';
import type { Column } from '@wordloom/schema';

/** One stage to run, for a worker process. */
export interface Task {
  readonly node: string;
  /** File URL of the implementation. */
  readonly implementation: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly seed: number;
  /** Port to the file that holds the input. */
  readonly inputs: Readonly<Record<string, { readonly path: string; readonly rows: number }>>;
  /** Folder for the outputs, one file each. */
  readonly folder: string;
  /** Folder for its checkpoint, which may not be there yet. */
  readonly checkpoint: string;
}

/** A written output, before it is committed. */
export interface WrittenOutput {
  readonly file: string;
  readonly table?: {
    readonly rows: number;
    readonly columns: Readonly<Record<string, { readonly type: Column; readonly hash: string }>>;
  };
}

export type ToWorker = { readonly type: 'run'; readonly task: Task } | { readonly type: 'stop' };

export type FromWorker =
  | { readonly type: 'event'; readonly event: StageEvent }
  | {
      readonly type: 'done';
      readonly outputs: Readonly<Record<string, WrittenOutput>>;
      readonly residentBytes: number;
    }
  | {
      readonly type: 'failed';
      readonly failure: Failure;
      /** Nothing waited for what threw: a stage that ran before may have left it. */
      readonly late: boolean;
    };
