import {
  clipGradNorm,
  crossEntropy,
  type Device,
  type DeviceName,
  dispose,
  gelu,
  openDevice,
  sigmoidCrossEntropy,
  tensor,
  tensorCount,
  variable,
} from '@wordloom/device';
import {
  adagrad,
  adam,
  adamW,
  Conv1d,
  Embedding,
  LayerNorm,
  Linear,
  Lstm,
  MultiHeadAttention,
  maskedSigmoidLoss,
  type Optimizer,
  type ParameterGroup,
  sgd,
  TransformerBlock,
} from '@wordloom/nn';
import { randomStream } from '@wordloom/random';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAsPyTorch, expectClose, one, Plain, part, placed, untested } from './reference.ts';

const devices: readonly DeviceName[] = ['wasm', 'cpu'];
const random = randomStream('replaced by the reference');
const mask = [...[1, 1, 1, 1], ...[1, 1, 0, 0]];
const labels = [...[1, 0, 0, 0], ...[0, 1, 0, 0]];
const matrix = (values: number[]) => tensor(Float32Array.from(values), [2, 4]);

describe.each(devices)('on %s, as in PyTorch', (name) => {
  let device: Device;
  let before = 0;
  beforeAll(async () => {
    device = await openDevice({ prefer: name });
    before = tensorCount();
  });
  afterAll(() => {
    expect(tensorCount()).toBe(before);
    device.dispose();
  });

  test('embedding', async () => {
    await expectAsPyTorch('embedding', new Embedding(7, 3, { random }), (m, { ids }) => ({
      y: m.forward(ids!),
    }));
  });

  test.each([undefined, 'relu', 'gelu', 'tanh', 'sigmoid'] as const)('linear, %s', async (activation) => {
    const linear = new Linear(5, 4, { random });
    const golden = activation ? `linear-${activation}` : 'linear';
    await expectAsPyTorch(golden, linear, (m, { x }) => ({ y: m.forward(x!, activation) }));
  });

  test('linear without bias', async () => {
    const linear = new Linear(5, 4, { random, bias: false });
    await expectAsPyTorch('linear-without-bias', linear, (m, { x }) => ({ y: m.forward(x!) }));
  });

  test('layer norm', async () => {
    await expectAsPyTorch('layer-norm', new LayerNorm(6), (m, { x }) => ({ y: m.forward(x!) }));
  });

  test.each(['erf', 'tanh'] as const)('gelu, %s', async (form) => {
    await expectAsPyTorch(`gelu-${form}`, new Plain(), (_, { x }) => ({ y: gelu(x!, form) }));
  });

  test.each([
    ['attention', {}],
    ['attention-causal', { causal: true }],
    ['attention-valid-lengths', {}],
  ] as const)('%s', async (golden, visibility) => {
    const attention = new MultiHeadAttention(8, 2, { random });
    await expectAsPyTorch(golden, attention, (m, { x, validLengths }) => ({
      y: m.forward(x!, { ...visibility, validLengths }),
    }));
  });

  test('attention across', async () => {
    const attention = new MultiHeadAttention(8, 2, { random });
    await expectAsPyTorch('attention-across', attention, (m, { query, memory }) => ({
      y: m.across(query!, memory!),
    }));
  });

  describe.each(['pre', 'post'])('block with layer norm %s', (norm) => {
    describe.each(['relu', 'gelu'] as const)('%s', (activation) => {
      test.each(['plain', 'causal', 'valid-lengths'])('%s', async (kind) => {
        const block = new TransformerBlock(8, {
          ...{ random, heads: 2, feedForward: 16, activation },
          normFirst: norm === 'pre',
        });
        await expectAsPyTorch(`block-${norm}-${activation}-${kind}`, block, (m, { x, validLengths }) => ({
          y: m.forward(x!, { causal: kind === 'causal', validLengths }),
        }));
      });
    });
  });

  test.each([
    ['lstm', {}],
    ['lstm-bidirectional-2-layers', { layers: 2, bidirectional: true }],
  ] as const)('%s', async (golden, options) => {
    const lstm = new Lstm(3, 4, { random, ...options });
    await expectAsPyTorch(golden, lstm, (m, { x }) => ({ ...m.forward(x!) }));
  });

  test('convolution over time', async () => {
    await expectAsPyTorch('conv1d', new Conv1d(3, 4, 2, { random }), (m, { x }) => ({ y: m.forward(x!) }));
  });

  test('convolution with the maximum over time', async () => {
    await expectAsPyTorch('conv1d-max-over-time', new Conv1d(3, 4, 3, { random }), (m, { x }) => ({
      y: m.maxOverTime(x!, 'relu'),
    }));
  });

  test('cross entropy', async () => {
    await expectAsPyTorch('cross-entropy', new Plain(), (_, { logits, labels }) => ({
      y: crossEntropy(logits!, labels!),
    }));
    await expectAsPyTorch('cross-entropy-ignore-index', new Plain(), (_, { logits, labels }) => ({
      y: crossEntropy(logits!, labels!, { ignoreIndex: 3 }),
    }));
    const weights = tensor(Float32Array.of(1, 0, 2, 1));
    await expectAsPyTorch('cross-entropy-weights', new Plain(), (_, { logits, labels }) => ({
      y: crossEntropy(logits!, labels!, { weights }),
    }));
    weights.dispose();
  });

  test('sigmoid cross entropy, masked too', async () => {
    const [marked, counted] = [matrix(labels), matrix(mask)];
    await expectAsPyTorch('sigmoid-cross-entropy', new Plain(), (_, { logits }) => ({
      y: sigmoidCrossEntropy(logits!, marked),
    }));
    await expectAsPyTorch('masked-sigmoid-loss', new Plain(), (_, { logits }) => ({
      y: maskedSigmoidLoss(logits!, marked, counted),
    }));
    dispose([marked, counted]);
  });

  const optimizers: readonly [string, number, (groups: readonly ParameterGroup[]) => Optimizer, number?][] = [
    ['adam', 0.01, adam],
    ['adam-decay', 0.01, (groups) => adam(groups, { beta1: 0.8, beta2: 0.95, epsilon: 1e-6 }), 0.1],
    ['adamw', 0.01, adamW, 0.1],
    ['adagrad', 0.05, adagrad],
    ['sgd', 0.05, sgd, 0.1],
    ['sgd-momentum', 0.05, (groups) => sgd(groups, { momentum: 0.9 })],
  ];
  test.each(optimizers)('three steps of %s', async (golden, rate, make, weightDecay = 0) => {
    const start = placed(one(`${golden}/start`));
    const parameter = variable(start);
    const optimizer = make([{ parameters: new Map([['p', parameter]]), weightDecay }]);
    for (const [step, array] of part(golden, 'gradient')) {
      const gradient = placed(array);
      optimizer.step([gradient], rate);
      await expectClose(parameter, one(`${golden}/after/${step}`), `after step ${step}`);
      gradient.dispose();
    }
    optimizer.dispose();
    dispose([start, parameter]);
  });

  test('gradients clipped together', async () => {
    const wanted = part('clip', 'clipped');
    const { norm, gradients } = clipGradNorm([...part('clip', 'gradient').values()].map(placed), 0.5);
    expect(norm).toBeCloseTo(Number(one('clip/norm').values[0]), 5);
    for (const [i, array] of wanted) await expectClose(gradients[Number(i)]!, array, `gradient ${i}`);
    dispose(gradients.map((gradient) => gradient!));
  });

  test('no case of the reference is left out', () => {
    expect([...untested]).toEqual([]);
  });
});
