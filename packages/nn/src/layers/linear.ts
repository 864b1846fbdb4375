import { type Activation, linear, type Tensor, type Variable } from '@wordloom/device';
import type { RandomStream } from '@wordloom/random';
import { fanInUniform, type Initializer, uniform } from '../initializers.ts';
import { Module } from '../module.ts';

export interface LinearOptions {
  readonly random: RandomStream;
  readonly bias?: boolean;
  /** Of the weight; even over +-1 / sqrt(in), as the bias, unless given. */
  readonly initializer?: Initializer;
  /** Of the bias. */
  readonly biasInitializer?: Initializer;
}

/** activation(x weight^T + bias). Parameters `weight` [out, in], `bias` [out]. */
export class Linear extends Module {
  readonly weight: Variable;
  readonly bias: Variable | null;

  constructor(size: number, out: number, options: LinearOptions) {
    super();
    const { random, bias = true, initializer = fanInUniform } = options;
    const biasInitializer = options.biasInitializer ?? uniform(1 / Math.sqrt(size));
    this.weight = this.parameter('weight', { shape: [out, size], initializer, random });
    this.bias = bias ? this.parameter('bias', { shape: [out], initializer: biasInitializer, random }) : null;
  }

  /** [..., in] -> [..., out] */
  forward(x: Tensor, activation?: Activation): Tensor {
    return linear(x, this.weight, this.bias, activation);
  }
}
