import type { SkipGramExamples } from '@wordloom/batching';
import { type Device, dispose, openDevice, tensor, tensorCount, tidy, valueAndGrads } from '@wordloom/device';
import { randomStream } from '@wordloom/random';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { objectiveOf } from './objectives.ts';
import { WordVectorModel } from './word-vector-model.ts';

let device: Device;
let before = 0;
beforeAll(async () => {
  device = await openDevice({ prefer: 'cpu' });
  before = tensorCount();
});
afterAll(() => {
  expect(tensorCount()).toBe(before);
  device.dispose();
});

/** Word 1 between 3 and 0, word 2 beside 4; noise as it may fall. */
const examples: SkipGramExamples = {
  centers: Int32Array.of(1, 2),
  contexts: { values: Int32Array.of(3, 0, 4), offsets: Int32Array.of(0, 2, 3) },
  negatives: { values: Int32Array.of(2, 4, 4, 2, 0, 1), offsets: Int32Array.of(0, 4, 6) },
};

/** A model of five words with vectors of three numbers, its tables as rows, and the gradients of an objective. */
function gradientsOf(options: Parameters<typeof objectiveOf>[0], rows: number[]) {
  const model = new WordVectorModel(5, 3, randomStream(3));
  const { batch, loss } = objectiveOf(options);
  const tensors = batch(examples, Int32Array.from(rows));
  const { input, output } = model;
  const { value, grads } = valueAndGrads(() => loss(model, tensors), [input.weight, output.weight]);
  const asRows = (values: ArrayLike<number>) =>
    Array.from({ length: 5 }, (_, row) => Array.from({ length: 3 }, (_, i) => values[3 * row + i]!));
  const result = {
    loss: value.dataSync()[0]!,
    v: asRows(input.weight.dataSync()),
    u: asRows(output.weight.dataSync()),
    ofV: asRows(grads[0]!.dataSync()),
  };
  dispose([value, tensors, grads[0]!, grads[1]!]);
  model.dispose();
  return result;
}

const dot = (a: number[], b: number[]) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
const softmax = (scores: number[]) => {
  const powers = scores.map(Math.exp);
  const total = powers.reduce((a, b) => a + b);
  return powers.map((power) => power / total);
};
/** u_o - sum_j P(j) u_j */
const pull = (u: number[][], p: number[], o: number) =>
  u[o]!.map((x, i) => x - u.reduce((sum, row, j) => sum + p[j]! * row[i]!, 0));
const close = (found: number[], wanted: number[]) =>
  wanted.forEach((x, i) => {
    expect(found[i]).toBeCloseTo(x, 5);
  });

test('full softmax, skip-gram: d log P(o|c) / d v_c = u_o - sum_j P(j|c) u_j, a mean over the contexts', () => {
  const { loss, v, u, ofV } = gradientsOf({ model: 'skip-gram', objective: 'full-softmax' }, [0]);
  const p = softmax(u.map((row) => dot(row, v[1]!)));
  expect(loss).toBeCloseTo(-(Math.log(p[3]!) + Math.log(p[0]!)) / 2, 5);
  const [toThree, toZero] = [pull(u, p, 3), pull(u, p, 0)];
  close(
    ofV[1]!,
    toThree.map((x, i) => -(x + toZero[i]!) / 2),
  );
  close(ofV[2]!, [0, 0, 0]);
});

test('full softmax, CBOW: d log P(c|W) / d v_o = (u_c - sum_j P(j|W) u_j) / 2m for each of its 2m contexts', () => {
  const { loss, v, u, ofV } = gradientsOf({ model: 'cbow', objective: 'full-softmax' }, [0]);
  const mean = v[3]!.map((x, i) => (x + v[0]![i]!) / 2);
  const p = softmax(u.map((row) => dot(row, mean)));
  expect(loss).toBeCloseTo(-Math.log(p[1]!), 5);
  for (const context of [3, 0])
    close(
      ofV[context]!,
      pull(u, p, 1).map((x) => -x / 2),
    );
  close(ofV[1]!, [0, 0, 0]);
});

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

test('noise, skip-gram: each example is a mean over its own contexts and noise, padding left out', () => {
  const { loss, v, u } = gradientsOf({ model: 'skip-gram', objective: 'negative-sampling' }, [0, 1]);
  const score = (center: number, word: number) => sigmoid(dot(u[word]!, v[center]!));
  const first = [...[3, 0].map((o) => score(1, o)), ...[2, 4, 4, 2].map((k) => 1 - score(1, k))];
  const second = [score(2, 4), ...[0, 1].map((k) => 1 - score(2, k))];
  const mean = (p: number[]) => -p.reduce((sum, each) => sum + Math.log(each), 0) / p.length;
  expect(loss).toBeCloseTo(mean(first) + mean(second), 5);
});

test('noise, CBOW: the word against its noise, from the mean of its contexts', () => {
  const options = { model: 'cbow', objective: 'negative-sampling' } as const;
  const { loss, v, u } = gradientsOf(options, [1]); // one context: 4
  const losses = [sigmoid(dot(u[2]!, v[4]!)), ...[0, 1].map((k) => 1 - sigmoid(dot(u[k]!, v[4]!)))];
  expect(loss).toBeCloseTo(-losses.reduce((sum, p) => sum + Math.log(p), 0) / 3, 5);
});

test('the published shapes: centers [2], words [2, 4], a table [20, 4] give logits [2, 4]', () => {
  const model = new WordVectorModel(20, 4, randomStream(1));
  tidy(() => {
    const words = tensor(new Int32Array(8), [2, 4]);
    expect(model.logits(model.ofWords(tensor(Int32Array.of(1, 2))), words).shape).toEqual([2, 4]);
    return [];
  });
  model.dispose();
});
