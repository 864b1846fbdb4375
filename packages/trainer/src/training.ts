import type { Tensor } from '@wordloom/device';
import type { StageReport } from '@wordloom/events';
import type { Optimizer, Pass, Schedule } from '@wordloom/nn';
import type { Batches } from './batches.ts';

/** What is measured of a model, by name. */
export type Metrics = Readonly<Record<string, number>>;

export interface Evaluation {
  /** Measures the model as it is. */
  readonly run: () => Metrics | Promise<Metrics>;
  /** Updates between evaluations; there is one at the end too. */
  readonly every: number;
  /** Which metric tells the best state; none keeps no best. */
  readonly best?: { readonly metric: string; readonly mode: 'min' | 'max' };
  /** Evaluations without a better one after which the training ends. */
  readonly patience?: number;
}

export interface TrainingOptions<Batch> {
  readonly optimizer: Optimizer;
  readonly schedule: Schedule;
  readonly batches: Batches<Batch>;
  /** The scalar whose gradient is followed; its tensors are freed. */
  readonly loss: (batch: Batch, pass: Pass) => Tensor;
  /** How many losses the scalar is a sum of; 1, for a mean, unless given. What is told is divided by it. */
  readonly terms?: (batch: Batch) => number;
  /** Frees what a batch holds on the device. */
  readonly release?: (batch: Batch) => void;
  /** Updates; `epochs` times those of an epoch where it is not given. */
  readonly steps?: number;
  readonly epochs?: number;
  /** Batches whose gradients make one update, as their mean; 1 unless given. */
  readonly accumulate?: number;
  /** Gradients of a larger norm are scaled down to it. */
  readonly maxGradNorm?: number;
  readonly evaluation?: Evaluation;
  /** Where the state is saved, and every how many updates; a training that finds one there goes on from it. */
  readonly checkpoint?: { readonly folder: string; readonly every: number };
  /** Of dropout. */
  readonly seed: number | string;
  readonly report?: StageReport;
  readonly signal?: AbortSignal;
}

export interface TrainingResult {
  /** Updates done, those before a stop included. */
  readonly steps: number;
  /** Mean of the loss over the whole training, in 64 bits. */
  readonly meanLoss: number;
  readonly stopped: 'end' | 'no improvement';
  /** Step and metrics of the best evaluation; null where none was asked for. */
  readonly best: { readonly step: number; readonly metrics: Metrics } | null;
  /** The last evaluation. */
  readonly metrics: Metrics | null;
}
