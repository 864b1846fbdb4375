import { dispose, openDevice, tensor, tensorCount } from '@wordloom/device';
import { randomStream } from '@wordloom/random';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  evaluation,
  Linear,
  Lstm,
  loadState,
  Module,
  ModuleList,
  type NamedArray,
  readState,
  TransformerBlock,
  trainingPass,
} from './index.ts';

let close: () => void;
beforeAll(async () => {
  close = (await openDevice({ prefer: 'cpu' })).dispose;
});
afterAll(() => close());

const random = randomStream(1);

class Encoder extends Module {
  readonly layers: ModuleList<TransformerBlock>;

  constructor() {
    super();
    const block = (_: unknown, i: number) =>
      new TransformerBlock(4, { random: random.split(`layers.${i}`), heads: 2 });
    this.layers = this.module('layers', new ModuleList(Array.from({ length: 2 }, block)));
  }
}

test('parameters have the names that PyTorch gives them', () => {
  const encoder = new Encoder();
  const names = [...encoder.namedParameters().keys()];
  expect(names.length).toBe(24);
  expect(names.slice(0, 6)).toEqual([
    'layers.0.self_attn.in_proj_weight',
    'layers.0.self_attn.in_proj_bias',
    'layers.0.self_attn.out_proj.weight',
    'layers.0.self_attn.out_proj.bias',
    'layers.0.linear1.weight',
    'layers.0.linear1.bias',
  ]);
  encoder.dispose();
  const lstm = new Lstm(3, 2, { random, layers: 2, bidirectional: true });
  expect([...lstm.namedParameters().keys()].slice(-4)).toEqual([
    'weight_ih_l1_reverse',
    'weight_hh_l1_reverse',
    'bias_ih_l1_reverse',
    'bias_hh_l1_reverse',
  ]);
  expect(lstm.namedParameters().get('weight_ih_l1')!.shape).toEqual([8, 4]);
  lstm.dispose();
});

test('a module takes all its parameters with it', () => {
  const before = tensorCount();
  new Encoder().dispose();
  expect(tensorCount()).toBe(before);
});

test('the values of one model make another the same', async () => {
  const [one, other] = [new Linear(3, 2, { random }), new Linear(3, 2, { random: randomStream(2) })];
  const values = await readState(one.namedParameters());
  expect(await readState(other.namedParameters())).not.toEqual(values);
  expect(loadState(other.namedParameters(), values)).toEqual({ missing: [], unexpected: [] });
  expect(await readState(other.namedParameters())).toEqual(values);
  dispose([one, other].flatMap((each) => [...each.namedParameters().values()]));
});

test('names that only one side has are listed with the nearest of the other', () => {
  const linear = new Linear(1, 1, { random });
  const arrays = new Map<string, NamedArray>([
    ['weigth', { shape: [1, 1], values: Float32Array.of(7) }],
    ['bias', { shape: [1], values: Float32Array.of(8) }],
  ]);
  expect(() => loadState(linear.namedParameters(), arrays)).toThrow(
    "no values for 'weight' (there is 'weigth'); no parameter for 'weigth' (there is 'weight')",
  );
  const left = loadState(linear.namedParameters(), arrays, { strict: false });
  expect(left).toEqual({ missing: ['weight'], unexpected: ['weigth'] });
  expect([...linear.bias!.dataSync()]).toEqual([8]);
  linear.dispose();
});

test('values of another shape or type are refused, and nothing is changed', () => {
  const linear = new Linear(2, 1, { random });
  const was = linear.weight.dataSync().slice();
  const load = (bias: NamedArray) =>
    loadState(
      linear.namedParameters(),
      new Map([
        ['weight', { shape: [1, 2], values: Float32Array.of(1, 2) }],
        ['bias', bias],
      ]),
    );
  expect(() => load({ shape: [2], values: Float32Array.of(1, 2) })).toThrow(
    "'bias' has shape [1], the values have [2]",
  );
  expect(() => load({ shape: [1], values: Int32Array.of(1) })).toThrow("'bias' holds integers");
  expect(linear.weight.dataSync()).toEqual(was);
  linear.dispose();
});

test('a step of training drops the same whenever it is taken, the next one other values', () => {
  const block = new TransformerBlock(8, { random, heads: 2, dropout: 0.5 });
  const x = tensor(
    Float32Array.from({ length: 32 }, () => random.normal()),
    [1, 4, 8],
  );
  const run = (pass = evaluation) => {
    const y = block.forward(x, {}, pass);
    const values = y.dataSync().slice();
    y.dispose();
    return values;
  };
  const third = run(trainingPass({ seed: 1, step: 3 }));
  expect(run(trainingPass({ seed: 1, step: 3 }))).toEqual(third);
  expect(run(trainingPass({ seed: 1, step: 4 }))).not.toEqual(third);
  expect(run(trainingPass({ seed: 2, step: 3 }))).not.toEqual(third);
  expect(run()).toEqual(run());
  x.dispose();
  block.dispose();
});

test('a shape that does not fit is told by the names of its dimensions', () => {
  const linear = new Linear(3, 2, { random });
  const x = tensor(Float32Array.of(1, 2), [1, 2]);
  expect(() => linear.forward(x)).toThrow("'in' is 3 in weight, and 2 in x");
  x.dispose();
  linear.dispose();
});
