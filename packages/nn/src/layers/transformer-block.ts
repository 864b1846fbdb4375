import { type Activation, add, type Tensor, tidy } from '@wordloom/device';
import type { RandomStream } from '@wordloom/random';
import { Module } from '../module.ts';
import { dropped, evaluation, type Pass } from '../pass.ts';
import { LayerNorm } from './layer-norm.ts';
import { Linear } from './linear.ts';
import { MultiHeadAttention, type Visibility } from './multi-head-attention.ts';

export interface TransformerBlockOptions {
  readonly random: RandomStream;
  readonly heads: number;
  /** Width of the feed-forward network; four times that of the block unless given. */
  readonly feedForward?: number;
  /** Layer norm before attention and feed-forward (GPT-2), not after (BERT). */
  readonly normFirst?: boolean;
  readonly activation?: Activation;
  readonly dropout?: number;
  readonly bias?: boolean;
  readonly epsilon?: number;
}

/**
 * Self-attention and a feed-forward network, each with a residual (Vaswani et al. 2017); with `causal`, a decoder's. Parameters
 * as PyTorch's nn.TransformerEncoderLayer: `self_attn`, `linear1`, `linear2`, `norm1`, `norm2`.
 */
export class TransformerBlock extends Module {
  readonly #attention: MultiHeadAttention;
  readonly #linear1: Linear;
  readonly #linear2: Linear;
  readonly #norm1: LayerNorm;
  readonly #norm2: LayerNorm;
  readonly #normFirst: boolean;
  readonly #activation: Activation;
  readonly #dropout: number;

  constructor(width: number, options: TransformerBlockOptions) {
    super();
    const { random, heads, feedForward = 4 * width, dropout = 0, bias = true, epsilon = 1e-5 } = options;
    const of = (name: string) => ({ random: random.split(name), bias });
    const attention = { ...of('self_attn'), dropout };
    this.#attention = this.module('self_attn', new MultiHeadAttention(width, heads, attention));
    this.#linear1 = this.module('linear1', new Linear(width, feedForward, of('linear1')));
    this.#linear2 = this.module('linear2', new Linear(feedForward, width, of('linear2')));
    this.#norm1 = this.module('norm1', new LayerNorm(width, { epsilon, bias }));
    this.#norm2 = this.module('norm2', new LayerNorm(width, { epsilon, bias }));
    this.#normFirst = options.normFirst ?? false;
    this.#activation = options.activation ?? 'relu';
    this.#dropout = dropout;
  }

  /** [batch, time, width] -> the same */
  forward(x: Tensor, visibility: Visibility = {}, pass: Pass = evaluation): Tensor {
    return tidy(() => {
      const attend = (y: Tensor) =>
        dropped(this.#attention.forward(y, visibility, pass), this.#dropout, pass);
      if (this.#normFirst) {
        const attended = add(x, attend(this.#norm1.forward(x)));
        return add(attended, this.#feedForward(this.#norm2.forward(attended), pass));
      }
      const attended = this.#norm1.forward(add(x, attend(x)));
      return this.#norm2.forward(add(attended, this.#feedForward(attended, pass)));
    });
  }

  #feedForward(x: Tensor, pass: Pass): Tensor {
    const hidden = this.#linear1.forward(x, this.#activation); // [batch, time, feedForward]
    return dropped(this.#linear2.forward(dropped(hidden, this.#dropout, pass)), this.#dropout, pass);
  }
}
