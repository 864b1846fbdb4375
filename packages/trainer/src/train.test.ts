import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crossEntropy, log, mul, sqrt, sub, sum, type Tensor, tensorCount } from '@wordloom/device';
import { type StageEvent, stageReport } from '@wordloom/events';
import { readState } from '@wordloom/nn';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { circle, circleRows, openCpu } from './circle.fixture.ts';
import { shuffledBatches, train } from './index.ts';

const temporary = mkdtempSync(join(tmpdir(), 'wordloom-trainer-'));
let close: () => void;
beforeAll(async () => {
  close = (await openCpu()).dispose;
});
afterAll(() => {
  close();
  rmSync(temporary, { recursive: true, force: true });
});

test('a network learns a circle, tells of it, and leaves no tensor behind', async () => {
  const before = tensorCount();
  const { options, measured, ...made } = circle();
  const events: StageEvent[] = [];
  const result = await train({
    ...options,
    epochs: 30,
    evaluation: { run: measured, every: 70 },
    report: stageReport((event) => events.push(event)),
  });
  expect(result).toMatchObject({ steps: 210, stopped: 'end', best: null });
  expect(result.metrics!.loss).toBeLessThan(0.15);
  const progress = events.filter((event) => event.type === 'progress');
  expect(progress.length).toBe(210);
  expect(progress[9]).toMatchObject({ progress: { done: 10, total: 210, unit: 'steps' } });
  const titles = events.flatMap((event) => (event.type === 'figure' ? [event.figure.title] : []));
  expect(titles).toEqual(['Training loss', 'Evaluation: loss']);
  expect(events.filter((event) => event.type === 'metric').length).toBe(3);
  made.dispose();
  expect(tensorCount()).toBe(before);
});

test('two batches of a half make the update of a whole', async () => {
  const weights = async (batchSize: number, accumulate: number) => {
    const { options, network, dispose } = circle();
    await train({
      ...options,
      batches: shuffledBatches({ examples: 200, batchSize, seed: 1 }, circleRows),
      loss: ({ x, labels }) => crossEntropy(network.forward(x), labels),
      ...{ accumulate, steps: 5 },
    });
    const state = await readState(network.namedParameters());
    dispose();
    return state;
  };
  const [whole, halves] = [await weights(100, 1), await weights(50, 2)];
  for (const [name, { values }] of whole) {
    for (const [i, value] of values.entries()) expect(halves.get(name)!.values[i]).toBeCloseTo(value, 4);
  }
});

test.each([
  ['in a folder', { checkpoint: { folder: join(temporary, 'best'), every: 100 } }],
  ['in memory', {}],
])('the best state, kept %s, is what is left, and a training without improvement ends', async (_, place) => {
  const { options, network, dispose } = circle();
  const scores = [3, 1, 2, 2, 5];
  const kept: unknown[] = [];
  const result = await train({
    ...options,
    steps: 100,
    ...place,
    evaluation: {
      every: 5,
      best: { metric: 'score', mode: 'min' },
      patience: 3,
      async run() {
        kept.push(await readState(network.namedParameters()));
        return { score: scores[kept.length - 1]! };
      },
    },
  });
  expect(result).toMatchObject({
    steps: 25,
    stopped: 'no improvement',
    best: { step: 10, metrics: { score: 1 } },
  });
  expect(await readState(network.namedParameters())).toEqual(kept[1]);
  dispose();
});

test('a loss that is no number stops before anything is changed, naming the batch', async () => {
  const { options, network, dispose } = circle();
  const was = await readState(network.namedParameters());
  const loss = (batch: { x: Tensor }) => log(sub(sum(mul(batch.x, 0)), 1));
  await expect(train({ ...options, loss, steps: 3 })).rejects.toMatchObject({
    code: 'trainer/not-finite',
    message: expect.stringContaining('the loss is NaN, at step 1 (batch 0 of epoch 0'),
  });
  expect(await readState(network.namedParameters())).toEqual(was);
  dispose();
});

test('a gradient that is no number is told by the name of its parameter', async () => {
  const { options, network, dispose } = circle();
  const loss = () => sum(sqrt(mul(network.out.bias!, 0)));
  await expect(train({ ...options, loss, steps: 3 })).rejects.toMatchObject({
    message: expect.stringContaining("the gradient of 'out.bias' has numbers that are not finite, at step 1"),
  });
  dispose();
});

test('a batch that is not freed is a leak, and said to be one', async () => {
  const { options, dispose } = circle();
  const { release: _, ...leaking } = options;
  await expect(train({ ...leaking, steps: 3 })).rejects.toMatchObject({
    code: 'trainer/leak',
    message: 'step 1 left 2 tensors behind',
  });
  dispose();
});

test('a stopped training saves its state and goes on from it', async () => {
  const folder = join(temporary, 'stopped');
  const stop = new AbortController();
  const one = circle();
  const stopping = train({
    ...one.options,
    steps: 20,
    checkpoint: { folder, every: 1000 },
    signal: stop.signal,
    schedule(step) {
      if (step === 6) stop.abort(new Error('stopped'));
      return 0.02;
    },
  });
  await expect(stopping).rejects.toThrow('stopped');
  one.dispose();

  const [other, whole] = [circle(), circle()];
  const logs: string[] = [];
  const report = stageReport((event) => event.type === 'log' && logs.push(event.message));
  await train({ ...other.options, steps: 20, checkpoint: { folder, every: 1000 }, report });
  expect(logs).toEqual(['goes on after step 7 of 20']);
  await train({ ...whole.options, steps: 20 });
  expect(await readState(other.network.namedParameters())).toEqual(
    await readState(whole.network.namedParameters()),
  );
  other.dispose();
  whole.dispose();
});

test('a training of nothing, and a best by an unknown metric, are refused', async () => {
  const { options, measured, dispose } = circle();
  await expect(train(options)).rejects.toMatchObject({ code: 'trainer/length' });
  const best = { metric: 'los', mode: 'min' } as const;
  await expect(
    train({ ...options, steps: 1, evaluation: { run: measured, every: 1, best } }),
  ).rejects.toMatchObject({ code: 'trainer/unknown-metric' });
  dispose();
});
