export { type Batches, type ShuffleOptions, shuffledBatches } from './batches.ts';
export { train } from './train.ts';
export type { Evaluation, Metrics, TrainingOptions, TrainingResult } from './training.ts';
