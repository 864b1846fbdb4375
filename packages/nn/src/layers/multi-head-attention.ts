import {
  type AttentionOptions,
  linear,
  multiHeadAttention,
  packedAttention,
  slice,
  type Tensor,
  tidy,
  type Variable,
} from '@wordloom/device';
import type { RandomStream } from '@wordloom/random';
import { constant, xavierUniform } from '../initializers.ts';
import { Module } from '../module.ts';
import { evaluation, type Pass } from '../pass.ts';
import { Linear } from './linear.ts';

export interface MultiHeadAttentionOptions {
  readonly random: RandomStream;
  readonly bias?: boolean;
  /** Of the attention weights. */
  readonly dropout?: number;
}

/** Which keys a query may look at; see `attention` of @wordloom/device. */
export type Visibility = Pick<AttentionOptions, 'mask' | 'validLengths' | 'causal'>;

/**
 * Attention in several heads with its projections (Vaswani et al. 2017). Parameters as PyTorch's nn.MultiheadAttention:
 * `in_proj_weight` [3 * width, width], `in_proj_bias` [3 * width], `out_proj.weight` [width, width], `out_proj.bias` [width].
 */
export class MultiHeadAttention extends Module {
  readonly heads: number;
  readonly #inWeight: Variable;
  readonly #inBias: Variable | null;
  readonly #out: Linear;
  readonly #dropout: number;

  constructor(width: number, heads: number, options: MultiHeadAttentionOptions) {
    super();
    const { random, bias = true, dropout = 0 } = options;
    const zeros = constant(0);
    this.heads = heads;
    this.#dropout = dropout;
    this.#inWeight = this.parameter('in_proj_weight', {
      shape: [3 * width, width],
      initializer: xavierUniform(),
      random,
    });
    const start = { shape: [3 * width], initializer: zeros, random };
    this.#inBias = bias ? this.parameter('in_proj_bias', start) : null;
    const out = { random: random.split('out_proj'), bias, biasInitializer: zeros };
    this.#out = this.module('out_proj', new Linear(width, width, out));
  }

  /** Of a sequence to itself: [batch, time, width] -> the same */
  forward(x: Tensor, visibility: Visibility = {}, pass: Pass = evaluation): Tensor {
    return tidy(() => {
      const packed = linear(x, this.#inWeight, this.#inBias); // [batch, time, 3 * width]
      return this.#out.forward(packedAttention(packed, this.heads, this.#options(visibility, pass)));
    });
  }

  /** Of one sequence to another: [batch, queries, width], [batch, keys, width] -> [batch, queries, width] */
  across(query: Tensor, memory: Tensor, visibility: Visibility = {}, pass: Pass = evaluation): Tensor {
    return tidy(() => {
      const [q, k, v] = [query, memory, memory].map((x, part) => this.#project(x, part)) as [
        Tensor,
        Tensor,
        Tensor,
      ];
      return this.#out.forward(multiHeadAttention(q, k, v, this.heads, this.#options(visibility, pass)));
    });
  }

  #project(x: Tensor, part: number): Tensor {
    const width = this.#inWeight.shape[1]!;
    const weight = slice(this.#inWeight, [part * width, 0], [width, width]);
    return linear(x, weight, this.#inBias && slice(this.#inBias, [part * width], [width]));
  }

  #options(visibility: Visibility, pass: Pass): AttentionOptions {
    const key = this.#dropout > 0 ? pass.nextKey() : undefined;
    return { ...visibility, dropout: key && { rate: this.#dropout, key } };
  }
}
