import type { z } from 'zod';
import type { Ports, StageContext } from './context.ts';

/** What a stage needs while it runs; the runner keeps the sum within the machine. */
export interface Resources {
  /** Threads kept busy. */
  readonly cpu: number;
}

/** A promise that holds for some parameters only, such as one thread. */
export interface ReproducibleWhen<P extends z.ZodObject> {
  when(parameters: z.output<P>): boolean;
}

/** Things besides code, parameters and inputs on which the result's bits depend; part of the key where named. */
export type Environment = 'simd';

/** The declaration of a step: what goes in, what comes out, which parameters, and where its code is. */
export interface Stage<
  I extends Ports = Ports,
  O extends Ports = Ports,
  P extends z.ZodObject = z.ZodObject,
> {
  readonly name: string;
  /** What it does, in a few words, for `--help`, graphs and reports. */
  readonly summary: string;
  readonly parameters: P;
  readonly inputs: I;
  readonly outputs: O;
  /** Same key, same bits: promised, and held to by `wordloom verify`. */
  readonly reproducible: boolean | ReproducibleWhen<P>;
  /**
   * Where it does not promise bits: how far its metrics may differ between two runs under one key, by name, relative to the larger
   * (0.05: one part in twenty). Promised, and held to by `wordloom verify`.
   */
  readonly tolerances?: Readonly<Record<string, number>>;
  resources?(parameters: z.output<P>): Resources;
  /** Longest that it may take, in seconds: what hangs is ended then, and fails. */
  readonly timeLimit?: number;
  /** Codes of its errors that may not come a second time, such as those of a server: it is tried again. */
  readonly transient?: readonly string[];
  readonly environment?: readonly Environment[];
  /** It draws from the context's random stream, so that the run's seed is part of its key. */
  readonly seeded?: true;
  /** The module whose default export is made by {@link implement}; loaded only when there is work. */
  readonly implementation: URL;
}

export function defineStage<const I extends Ports, const O extends Ports, P extends z.ZodObject>(
  stage: Stage<I, O, P>,
): Stage<I, O, P> {
  return stage;
}

export interface Implementation<
  I extends Ports = Ports,
  O extends Ports = Ports,
  P extends z.ZodObject = z.ZodObject,
> {
  readonly stage: Stage<I, O, P>;
  readonly run: (context: StageContext<I, O, z.output<P>>) => Promise<void>;
}

/** The code of a declared stage: the one place where a library and the pipeline meet. */
export function implement<I extends Ports, O extends Ports, P extends z.ZodObject>(
  stage: Stage<I, O, P>,
  run: (context: StageContext<I, O, z.output<P>>) => Promise<void>,
): Implementation<I, O, P> {
  return { stage, run };
}
