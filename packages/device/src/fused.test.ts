import { expect, test } from 'vitest';
import { useFused } from './fused.ts';
import type { DeviceOptions } from './open-device.ts';
import { openDevice } from './open-device.ts';
import { attention } from './operations/attention.ts';
import { conv1d, conv1dMaxOverTime } from './operations/conv1d.ts';
import { crossEntropy } from './operations/cross-entropy.ts';
import { dropout } from './operations/dropout.ts';
import { embedding } from './operations/embedding.ts';
import { gelu } from './operations/gelu.ts';
import { layerNorm } from './operations/layer-norm.ts';
import { linear } from './operations/linear.ts';
import { lstm } from './operations/lstm.ts';
import { packedAttention } from './operations/multi-head-attention.ts';
import { sigmoidCrossEntropy } from './operations/sigmoid-cross-entropy.ts';
import {
  add,
  concat,
  div,
  matmul,
  mean,
  mul,
  reshape,
  slice,
  softmax,
  sub,
  sum,
  transpose,
} from './plain.ts';
import { dispose, type Tensor, tensor, tensorCount, tidy, valueAndGrads } from './tensors.ts';
import { type Input, normalInput, weigh } from './testing/gradient-check.ts';

interface Case {
  readonly inputs: readonly Input[];
  readonly loss: (...inputs: Tensor[]) => Tensor;
}

const ids = (count: number, limit: number, shape: number[] = [count]) =>
  reshape(tensor(Int32Array.from({ length: count }, (_, i) => (i * 7919) % limit)), shape);

const key = { seed: 3, step: 1, operation: 'drop' };

/** Sizes that are no multiples of those that kernels work in. */
const cases: Record<string, Case> = {
  linear: {
    inputs: [normalInput([3, 67, 301], 1), normalInput([277, 301], 2, 0.1), normalInput([277], 3)],
    loss: (x, weight, bias) => weigh(linear(x!, weight!, bias!, 'gelu')),
  },
  'linear and relu': {
    inputs: [normalInput([5, 9], 1), normalInput([17, 9], 2)],
    loss: (x, weight) => weigh(linear(x!, weight!, null, 'relu')),
  },
  gelu: { inputs: [normalInput([1027], 4, 3)], loss: (x) => weigh(gelu(x!, 'tanh')) },
  'layer norm': {
    inputs: [normalInput([70, 131], 5), normalInput([131], 6), normalInput([131], 7)],
    loss: (x, gamma, beta) => weigh(layerNorm(x!, gamma!, beta!)),
  },
  'packed attention': {
    inputs: [normalInput([3, 37, 3 * 4 * 9], 8)],
    loss: (packed) => weigh(packedAttention(packed!, 4, { causal: true, dropout: { rate: 0.2, key } })),
  },
  'attention between sequences': {
    inputs: [normalInput([2, 3, 19, 6], 9), normalInput([2, 3, 23, 6], 10), normalInput([2, 3, 23, 6], 11)],
    loss: (q, k, v) => weigh(attention(q!, k!, v!, { validLengths: ids(2, 23) })),
  },
  'cross entropy': {
    inputs: [normalInput([33, 1003], 12, 2)],
    loss: (logits) => crossEntropy(logits!, ids(33, 1003), { ignoreIndex: 7 }),
  },
  'sigmoid cross entropy': {
    inputs: [normalInput([33, 103], 13, 4)],
    loss: (logits) => sigmoidCrossEntropy(logits!, tensor(new Float32Array(33 * 103).fill(0.3), [33, 103])),
  },
  embedding: {
    inputs: [normalInput([41, 13], 14)],
    loss: (table) => weigh(embedding(table!, ids(300, 41, [20, 15]))),
  },
  lstm: {
    inputs: [normalInput([7, 11, 10], 15), normalInput([92, 10], 16, 0.3), normalInput([92, 23], 17, 0.3)],
    loss: (x, weightIh, weightHh) => {
      const { output, cell } = lstm(x!, { weightIh: weightIh!, weightHh: weightHh! }, { reverse: true });
      return add(weigh(output), weigh(cell));
    },
  },
  'convolution at its largest': {
    inputs: [normalInput([3, 211, 5], 18), normalInput([19, 5, 4], 19), normalInput([19], 20)],
    loss: (x, weight, bias) => weigh(conv1dMaxOverTime(x!, weight!, bias!, 'relu')),
  },
  convolution: {
    inputs: [normalInput([3, 21, 5], 18), normalInput([19, 5, 4], 19)],
    loss: (x, weight) => weigh(conv1d(x!, weight!, null, 'tanh')),
  },
  dropout: { inputs: [normalInput([50_001], 21)], loss: (x) => weigh(dropout(x!, 0.4, key)) },
  'plain operations': {
    inputs: [normalInput([4, 6, 10], 22), normalInput([4, 1, 10], 23), normalInput([6, 1], 24)],
    loss: (x, y, z) => {
      const mixed = div(sub(mul(add(x!, y!), z!), mean(x!, 1, true)), 2);
      const turned = transpose(mixed, [0, 2, 1]); // [4, 10, 6]
      const scores = softmax(matmul(mixed, turned)); // [4, 6, 6]
      const parts = concat([slice(scores, [0, 2, 0], [4, 3, 6]), scores], 1);
      return add(weigh(sum(parts, 1)), weigh(transpose(mixed, [2, 1, 0])));
    },
  },
};

interface Result {
  readonly value: number;
  readonly grads: readonly Float32Array[];
}

async function run({ inputs, loss }: Case, options: DeviceOptions, isFused = true): Promise<Result> {
  const device = await openDevice(options);
  if (!isFused) useFused(null);
  const before = tensorCount();
  const tensors = inputs.map(({ values, shape }) => tensor(values, shape));
  const { value, grads } = valueAndGrads(() => tidy(() => loss(...tensors)), tensors);
  const result = {
    value: value.dataSync()[0]!,
    grads: grads.map((gradient) => gradient!.dataSync() as Float32Array),
  };
  dispose([value, ...tensors, ...grads.map((gradient) => gradient!)]);
  expect(tensorCount()).toBe(before);
  device.dispose();
  return result;
}

/** Relative to the largest of each tensor. */
function distance(found: Result, right: Result): number {
  const pairs: [ArrayLike<number>, ArrayLike<number>][] = [[[found.value], [right.value]]];
  for (const [i, gradient] of found.grads.entries()) pairs.push([gradient, right.grads[i]!]);
  return Math.max(
    ...pairs.map(([one, other]) => {
      const scale = Array.from(other).reduce((most, each) => Math.max(most, Math.abs(each)), 1e-3);
      return Array.from(one).reduce((most, each, i) => Math.max(most, Math.abs(each - other[i]!)), 0) / scale;
    }),
  );
}

for (const [name, each] of Object.entries(cases)) {
  test(`${name}: fused on wasm as composed on cpu, and as composed on wasm`, async () => {
    const right = await run(each, { prefer: 'cpu' });
    const found = await run(each, { prefer: 'wasm', threads: 1 });
    expect(distance(found, right)).toBeLessThan(2e-5);
    expect(distance(await run(each, { prefer: 'wasm', threads: 1 }, false), right)).toBeLessThan(2e-5);
  });

  test(`${name}: the same bits on one thread and on three`, async () => {
    const one = await run(each, { prefer: 'wasm', threads: 1 });
    expect(await run(each, { prefer: 'wasm', threads: 3 })).toEqual(one);
  });
}
