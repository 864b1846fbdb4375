import type { StageReport } from '@wordloom/events';
import type { RandomStream } from '@wordloom/random';
import type { TableValues } from '@wordloom/schema';
import type { z } from 'zod';
import type { ArtifactType, FileType, RecordType, TableType } from './artifact-type.ts';

export interface TableInput<T extends TableType> {
  readonly rows: number;
  /** All rows, over shared memory: worker threads can be handed the arrays without a copy. */
  read(): Promise<TableValues<T['columns']>>;
  /** Batch by batch, each in memory of its own, for tables larger than memory. */
  batches(): AsyncIterable<TableValues<T['columns']>>;
}
export interface RecordInput<T extends RecordType> {
  read(): Promise<z.output<T['schema']>>;
}
export interface FileInput {
  /** All bytes, over shared memory. */
  read(): Promise<Uint8Array>;
  chunks(): AsyncIterable<Uint8Array>;
}

export interface TableOutput<T extends TableType> {
  /** All rows at once. */
  write(values: TableValues<T['columns']>): Promise<void>;
  /** One batch; the table is all batches in order. */
  append(values: TableValues<T['columns']>): Promise<void>;
}
export interface RecordOutput<T extends RecordType> {
  write(value: z.input<T['schema']>): Promise<void>;
}
export interface FileOutput {
  write(content: Uint8Array | string): Promise<void>;
  append(content: Uint8Array | string): Promise<void>;
}

/**
 * A place for what a long stage has reached, kept under its key: when the run is stopped or killed, the next one finds it there.
 * It goes when the stage's outputs are committed. The result must not depend on where the stage went on from.
 */
export interface Checkpoint {
  /** A folder of the stage's own, made when it is first asked for; for libraries that write files of their own. */
  readonly folder: string;
  /** What was last written under a name; undefined where nothing was. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** In the place of what was under that name: whole, or not at all, whenever the process is killed. */
  write(name: string, content: Uint8Array | string): Promise<void>;
}

export type InputOf<T extends ArtifactType> = T extends TableType
  ? TableInput<T>
  : T extends RecordType
    ? RecordInput<T>
    : T extends FileType
      ? FileInput
      : never;
export type OutputOf<T extends ArtifactType> = T extends TableType
  ? TableOutput<T>
  : T extends RecordType
    ? RecordOutput<T>
    : T extends FileType
      ? FileOutput
      : never;

export type Ports = Readonly<Record<string, ArtifactType>>;

/** All that an implementation has to do with the world. */
export interface StageContext<I extends Ports, O extends Ports, P> {
  readonly inputs: { readonly [K in keyof I]: InputOf<I[K]> };
  readonly outputs: { readonly [K in keyof O]: OutputOf<O[K]> };
  readonly parameters: P;
  /** A stream from the run's seed and the stage's name; only for stages declared `seeded`. */
  readonly random: RandomStream;
  readonly report: StageReport;
  readonly checkpoint: Checkpoint;
  /** Aborted when the run is stopped; long loops look at it. */
  readonly signal: AbortSignal;
}
