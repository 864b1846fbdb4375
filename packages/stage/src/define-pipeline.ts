import type { Accepts } from '@wordloom/schema';
import type { z } from 'zod';
import type { ArtifactType, FileType, RecordType, TableType } from './artifact-type.ts';
import type { Asset } from './asset.ts';
import type { Ports } from './context.ts';
import type { Stage } from './define-stage.ts';

/** The promise of an artifact while a pipeline is being wired: output `output` of node `node`. */
export interface Wire<T extends ArtifactType = ArtifactType> {
  readonly node: string;
  readonly output: string;
  readonly type: T;
}

type AcceptsArtifact<Need extends ArtifactType, Got extends ArtifactType> = [Need, Got] extends [
  TableType<infer N>,
  TableType<infer G>,
]
  ? Accepts<N, G>
  : [Need, Got] extends [RecordType<infer N>, RecordType<infer G>]
    ? z.output<G> extends z.input<N>
      ? unknown
      : { readonly 'record does not fit': { need: z.input<N>; got: z.output<G> } }
    : [Need, Got] extends [FileType<infer N>, FileType<infer G>]
      ? G extends N
        ? unknown
        : { readonly 'media type does not fit': { need: N; got: G } }
      : { readonly 'kind of artifact does not fit': { need: Need['kind']; got: Got['kind'] } };

/** For each input port, a wire whose artifact fits it. */
export type Wires<I extends Ports, W> = {
  readonly [K in keyof I]: K extends keyof W
    ? W[K] extends Wire<infer Got>
      ? Wire<Got> & AcceptsArtifact<I[K], Got>
      : Wire<I[K]>
    : Wire<I[K]>;
};

type ParameterArgument<P extends z.ZodObject> =
  Record<never, never> extends z.input<P> ? [parameters?: z.input<P>] : [parameters: z.input<P>];

/** What `build` wires a pipeline with. */
export interface PipelineBuilder {
  /** Data from outside. */
  asset<T extends FileType>(asset: Asset<T>): Wire<T>;
  /** A stage under an id of its own; gives the wires of its outputs. */
  stage<I extends Ports, O extends Ports, P extends z.ZodObject, W extends { readonly [K in keyof I]: Wire }>(
    id: string,
    stage: Stage<I, O, P>,
    inputs: W & Wires<I, W>,
    ...parameters: ParameterArgument<P>
  ): { readonly [K in keyof O]: Wire<O[K]> };
}

/** Parameters by `stage.parameter`; in a profile also an asset in the place of another, by that one's name. */
export type Overrides = Readonly<Record<string, unknown>>;

export interface Pipeline {
  readonly name: string;
  readonly summary: string;
  /** Named sets of parameters over those in `build`; `smoke` is for seconds, `paper` for the published settings. */
  readonly profiles?: Readonly<Record<string, Overrides>>;
  /** Seed of every stage's random stream. */
  readonly seed?: number;
  /** Wires the stages; called anew for each plan, so it must not depend on anything but its argument. */
  build(p: PipelineBuilder): Readonly<Record<string, Wire>>;
}

export function definePipeline(pipeline: Pipeline): Pipeline {
  return pipeline;
}
