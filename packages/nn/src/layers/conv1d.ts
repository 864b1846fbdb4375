import { type Activation, conv1d, conv1dMaxOverTime, type Tensor, type Variable } from '@wordloom/device';
import type { RandomStream } from '@wordloom/random';
import { fanInUniform, type Initializer, uniform } from '../initializers.ts';
import { Module } from '../module.ts';

export interface Conv1dOptions {
  readonly random: RandomStream;
  readonly bias?: boolean;
  /** Of the weight; even over +-1 / sqrt(in * kernel), as the bias, unless given. */
  readonly initializer?: Initializer;
}

/** Cross-correlation over time, without padding. Parameters `weight` [out, in, kernel], `bias` [out]. */
export class Conv1d extends Module {
  readonly weight: Variable;
  readonly bias: Variable | null;

  constructor(size: number, out: number, kernel: number, options: Conv1dOptions) {
    super();
    const { random, bias = true, initializer = fanInUniform } = options;
    this.weight = this.parameter('weight', { shape: [out, size, kernel], initializer, random });
    const start = { shape: [out], initializer: uniform(1 / Math.sqrt(size * kernel)), random };
    this.bias = bias ? this.parameter('bias', start) : null;
  }

  /** [batch, time, in] -> [batch, time - kernel + 1, out] */
  forward(x: Tensor, activation?: Activation): Tensor {
    return conv1d(x, this.weight, this.bias, activation);
  }

  /** The largest over time of {@link forward}: [batch, time, in] -> [batch, out] */
  maxOverTime(x: Tensor, activation?: Exclude<Activation, 'gelu'>): Tensor {
    return conv1dMaxOverTime(x, this.weight, this.bias, activation);
  }
}
