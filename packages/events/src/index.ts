export type { Bars, Curves, Figure, Histogram, Scatter, Segments, Table } from './figure.ts';
export type { Failure, Outcome, RunEvent } from './run-event.ts';
export { type Progress, type StageEvent, type StageReport, stageReport } from './stage-event.ts';
