import type { Failure, Figure, Outcome } from '@wordloom/events';
import type { Baseline } from './baselines.ts';
import type { Comparison } from './expectations.ts';

/** All that a report says of a run, as plain data. Every text in it may be hostile. */
export interface ReportData {
  readonly run: {
    readonly id: string;
    readonly pipeline: string;
    /** One sentence: what the pipeline makes. */
    readonly summary?: string;
    readonly profile?: string;
    /** ISO 8601. */
    readonly startedAt: string;
    readonly milliseconds: number;
    /** What to type to get the same again. */
    readonly command: string;
  };
  /** Machine and versions, such as `processor`, `memory`, `node`. */
  readonly machine: readonly { readonly name: string; readonly value: string }[];
  /** The few figures that say how the run turned out, the most telling first. */
  readonly headline: readonly { readonly name: string; readonly value: number; readonly unit?: string }[];
  /** What the run found beside what the pipeline is held against; empty where it is held against nothing. */
  readonly comparisons: readonly Comparison[];
  /** What it found beside what other programs give. */
  readonly baselines: readonly Baseline[];
  /** In the order of the pipeline. */
  readonly nodes: readonly ReportNode[];
  readonly licences: readonly DataLicence[];
}

/** One node of the pipeline as it ended. */
export interface ReportNode {
  readonly id: string;
  readonly kind: 'asset' | 'stage';
  /** Name of its stage or asset type. */
  readonly stage: string;
  readonly summary: string;
  /** Ids of the nodes it takes from. */
  readonly inputs: readonly string[];
  readonly outcome: Outcome;
  /** Of this run, or of the one that made it when it was cached. */
  readonly milliseconds: number;
  /** Hexadecimal; shown short. */
  readonly key: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly metrics: Readonly<Record<string, number>>;
  readonly figures: readonly Figure[];
  readonly warnings: readonly string[];
  readonly outputs: readonly ReportOutput[];
  readonly failure?: Failure;
}

export interface ReportOutput {
  readonly name: string;
  /** Table, tensors, record or file. */
  readonly kind: string;
  readonly rows?: number;
  readonly bytes: number;
}

/** Terms of data that went into the run. */
export interface DataLicence {
  readonly name: string;
  /** SPDX id where there is one. */
  readonly licence: string;
  readonly attribution: string;
  readonly source?: string;
  /** What is made of it must carry the same licence. */
  readonly shareAlike: boolean;
}
