import type { Figure } from './figure.ts';

/** How far a stage is. */
export interface Progress {
  readonly done: number;
  /** Absent where the end is not known. */
  readonly total?: number;
  /** What is counted, in the plural: words, merges, steps, bytes. */
  readonly unit: string;
  /** Smoothed training loss, where there is one. */
  readonly loss?: number;
}

/** What a stage says while it works. */
export type StageEvent =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'metric'; readonly name: string; readonly value: number }
  | { readonly type: 'figure'; readonly figure: Figure }
  | { readonly type: 'log'; readonly level: 'info' | 'warning'; readonly message: string };

/** The voice of a stage: everything it tells the person who runs it. */
export interface StageReport {
  progress(progress: Progress): void;
  /** A figure of the result, kept with the artifact and shown in the report; the last value of a name counts. */
  metric(name: string, value: number): void;
  figure(figure: Figure): void;
  log(message: string): void;
  warn(message: string): void;
}

/** A report that turns each call into an event. */
export function stageReport(emit: (event: StageEvent) => void): StageReport {
  return {
    progress: (progress) => emit({ type: 'progress', progress }),
    metric: (name, value) => emit({ type: 'metric', name, value }),
    figure: (figure) => emit({ type: 'figure', figure }),
    log: (message) => emit({ type: 'log', level: 'info', message }),
    warn: (message) => emit({ type: 'log', level: 'warning', message }),
  };
}
