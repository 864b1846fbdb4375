import * as tf from '@tensorflow/tfjs-core';
import type { FusedOperations, HeadLayout } from '../../fused.ts';
import { dropKey } from '../../operations/dropout-key.ts';
import type { Tensor } from '../../tensors.ts';
import type { WasmBackend } from '../backend.ts';
import { differentiable } from '../differentiable.ts';

/** Numbers from one batch, head and step to the next. */
type Strides = readonly [batch: number, head: number, time: number];

interface Heads {
  readonly inputs: Record<string, Tensor>;
  /** Numbers from the start of its tensor at which each of query, key and value begins. */
  readonly offsets: readonly [number, number, number];
  readonly queryStrides: Strides;
  readonly keyStrides: Strides;
  readonly outputStrides: Strides;
  readonly outputShape: number[];
  readonly batch: number;
  readonly heads: number;
  readonly queries: number;
  readonly keys: number;
  readonly size: number;
}

export function fusedAttention(backend: WasmBackend): FusedOperations['attention'] {
  const { kernels } = backend;
  const at = (x: tf.TensorInfo) => backend.address(x);
  return (layout, options) => {
    const form = headsOf(layout);
    const { inputs, batch, heads, queries, keys, size, offsets } = form;
    const drop = options.dropout?.rate ? dropKey(options.dropout.rate, options.dropout.key) : undefined;
    kernels.reserveScratch(queries * keys * 8);
    const reals = [options.scale ?? 1 / Math.sqrt(size), 1 / (1 - (options.dropout?.rate ?? 0))];
    const mask = options.mask ? tf.tidy(() => tf.cast(options.mask!, 'float32')) : null;
    const strides = [form.queryStrides, form.keyStrides, form.outputStrides].flat().map((each) => 4 * each);
    // Kept for the gradient, since a tidy around the operation may free what the caller gave.
    const limits = [options.validLengths, mask].filter((each) => each !== undefined && each !== null);
    const words = (given: readonly Tensor[], limits: readonly Tensor[], weights: Tensor, output: Tensor) => {
      const [query, key, value] = given.length === 1 ? [given[0]!, given[0]!, given[0]!] : given;
      const starts = [query!, key!, value!].map((x, i) => at(x) + 4 * offsets[i]!);
      return [
        ...starts,
        ...[batch, heads, queries, keys, size],
        ...strides,
        options.validLengths ? at(limits[0]!) : 0,
        options.causal ? 1 : 0,
        ...(mask ? [at(limits.at(-1)!), ...maskStrides(mask.shape)] : [0, 0, 0, 0, 0]),
        at(weights),
        ...(drop?.words ?? [0, 0]),
        drop?.limit ?? 0,
        at(output),
      ];
    };
    const tensors = Object.values(inputs);
    const forward = () => {
      const weights = backend.makeTensor([batch, heads, queries, keys]);
      const output = backend.makeTensor(form.outputShape);
      kernels.run('attention', batch * heads, words(tensors, limits, weights, output), reals);
      return { outputs: [output], saved: [...tensors, ...limits, weights] };
    };
    const [output] = differentiable(backend, inputs, forward, ([dy], saved) => {
      const given = saved.slice(0, tensors.length);
      const gradients = given.map(({ shape }) => backend.makeTensor(shape));
      const [dQuery, dKey, dValue] = gradients.length === 1 ? Array(3).fill(gradients[0]) : gradients;
      const starts = [dQuery, dKey, dValue].map((x, i) => at(x) + 4 * offsets[i]!);
      const all = [...words(given, saved.slice(tensors.length, -1), saved.at(-1)!, dy!), at(dy!), ...starts];
      kernels.run('attentionGradient', batch * heads, all, reals);
      return Object.fromEntries(Object.keys(inputs).map((name, i) => [name, () => gradients[i]!]));
    });
    if (mask !== options.mask) mask?.dispose();
    return output!;
  };
}

function headsOf(layout: HeadLayout): Heads {
  if (layout.kind === 'apart') {
    const { query, key, value } = layout;
    const [batch, heads, queries, size] = query.shape as [number, number, number, number];
    const keys = key.shape[2]!;
    const strides = (time: number): Strides => [heads * time * size, time * size, size];
    return {
      inputs: { query, key, value },
      offsets: [0, 0, 0],
      queryStrides: strides(queries),
      keyStrides: strides(keys),
      outputStrides: strides(queries),
      outputShape: query.shape,
      ...{ batch, heads, queries, keys, size },
    };
  }
  const { heads } = layout;
  const isPacked = layout.kind === 'packed';
  const first = isPacked ? layout.packed : layout.query;
  const [batch, queries, row] = first.shape as [number, number, number];
  const width = isPacked ? row / 3 : row;
  const size = width / heads;
  const keys = isPacked ? queries : layout.key.shape[1]!;
  const strides = (time: number, columns: number): Strides => [time * columns, size, columns];
  const inputs: Record<string, Tensor> = isPacked
    ? { packed: layout.packed }
    : { query: layout.query, key: layout.key, value: layout.value };
  return {
    inputs,
    offsets: isPacked ? [0, width, 2 * width] : [0, 0, 0],
    queryStrides: strides(queries, row),
    keyStrides: strides(keys, row),
    outputStrides: strides(queries, width),
    outputShape: [batch, queries, width],
    ...{ batch, heads, queries, keys, size },
  };
}

/** In bytes, 0 along dimensions that the mask is broadcast over. */
function maskStrides(shape: readonly number[]): number[] {
  const sizes = [...Array(4 - shape.length).fill(1), ...shape] as number[];
  return sizes.map((size, axis) => (size === 1 ? 0 : 4 * sizes.slice(axis + 1).reduce((a, b) => a * b, 1)));
}
