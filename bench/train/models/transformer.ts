import { type Activation, add, layerNorm, linear, packedAttention, type Tensor } from '@wordloom/device';
import type { Parameters } from './parameters.ts';

type Block = (x: Tensor) => Tensor;

interface BlockOptions {
  readonly width: number;
  readonly heads: number;
  readonly inner: number;
  readonly activation: Activation;
}

/** Layer norm before attention and before the feed-forward network (GPT-2). Causal. */
export function preNormBlock(
  parameters: Parameters,
  { width, heads, inner, activation }: BlockOptions,
): Block {
  const [norm1, norm2] = [parameters.norm(width), parameters.norm(width)];
  const [packed, out] = [parameters.linear(width, 3 * width), parameters.linear(width, width)];
  const [up, down] = [parameters.linear(width, inner), parameters.linear(inner, width)];
  return (x) => {
    const normal = layerNorm(x, norm1.gamma, norm1.beta);
    const mixed = packedAttention(linear(normal, packed.weight, packed.bias), heads, { causal: true });
    const attended = add(x, linear(mixed, out.weight, out.bias));
    const hidden = linear(layerNorm(attended, norm2.gamma, norm2.beta), up.weight, up.bias, activation);
    return add(attended, linear(hidden, down.weight, down.bias));
  };
}

/** Layer norm after each sum (BERT). */
export function postNormBlock(
  parameters: Parameters,
  { width, heads, inner, activation }: BlockOptions,
): Block {
  const [norm1, norm2] = [parameters.norm(width), parameters.norm(width)];
  const [packed, out] = [parameters.linear(width, 3 * width), parameters.linear(width, width)];
  const [up, down] = [parameters.linear(width, inner), parameters.linear(inner, width)];
  return (x) => {
    const mixed = packedAttention(linear(x, packed.weight, packed.bias), heads);
    const attended = layerNorm(add(x, linear(mixed, out.weight, out.bias)), norm1.gamma, norm1.beta);
    const hidden = linear(attended, up.weight, up.bias, activation);
    return layerNorm(add(attended, linear(hidden, down.weight, down.bias)), norm2.gamma, norm2.beta);
  };
}
