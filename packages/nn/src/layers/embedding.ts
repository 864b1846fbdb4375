import { embedding, type Tensor, type Variable } from '@wordloom/device';
import type { RandomStream } from '@wordloom/random';
import { type Initializer, normal } from '../initializers.ts';
import { Module } from '../module.ts';

export interface EmbeddingOptions {
  readonly random: RandomStream;
  /** Normal with variance 1 unless given. */
  readonly initializer?: Initializer;
}

/** A row of numbers for each id. Parameter `weight` [rows, size]. */
export class Embedding extends Module {
  readonly weight: Variable;

  constructor(rows: number, size: number, { random, initializer = normal() }: EmbeddingOptions) {
    super();
    this.weight = this.parameter('weight', { shape: [rows, size], initializer, random });
  }

  /** int32 [...] -> [..., size] */
  forward(ids: Tensor): Tensor {
    return embedding(this.weight, ids);
  }
}
