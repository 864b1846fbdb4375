import { layerNorm, type Tensor, type Variable } from '@wordloom/device';
import { randomStream } from '@wordloom/random';
import { constant } from '../initializers.ts';
import { Module } from '../module.ts';

const unused = randomStream('constants');

export interface LayerNormOptions {
  readonly epsilon?: number;
  readonly bias?: boolean;
}

/** Layer normalisation over the last dimension. Parameters `weight` [size], of ones, and `bias` [size], of zeros. */
export class LayerNorm extends Module {
  readonly weight: Variable;
  readonly bias: Variable | null;
  readonly epsilon: number;

  constructor(size: number, { epsilon = 1e-5, bias = true }: LayerNormOptions = {}) {
    super();
    const shape = [size];
    this.weight = this.parameter('weight', { shape, initializer: constant(1), random: unused });
    this.bias = bias ? this.parameter('bias', { shape, initializer: constant(0), random: unused }) : null;
    this.epsilon = epsilon;
  }

  /** [..., size] -> [..., size] */
  forward(x: Tensor): Tensor {
    return layerNorm(x, this.weight, this.bias, this.epsilon);
  }
}
