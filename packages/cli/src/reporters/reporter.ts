import type { RunEvent } from '@wordloom/events';

/** Tells a person, or a program, how a run goes. */
export interface Reporter {
  report(event: RunEvent): void;
  /** Leaves the terminal as it was; called once, also after a crash. */
  close(): void;
}

export const reporterNames = ['live', 'plain', 'json'] as const;
export type ReporterName = (typeof reporterNames)[number];

/** Where a reporter writes. */
export type Write = (text: string) => void;
/** Milliseconds on a steady clock. */
export type Clock = () => number;
