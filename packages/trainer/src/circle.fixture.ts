import { crossEntropy, dispose, openDevice, type Tensor, tensor, tidy } from '@wordloom/device';
import { adam, constantRate, dropped, Linear, Module, type Pass } from '@wordloom/nn';
import { randomStream } from '@wordloom/random';
import { shuffledBatches, type TrainingOptions } from './index.ts';

/** Points on a plane, and whether they lie in the circle of radius 1. */
const points = Float32Array.from(
  { length: 400 },
  (
    (random) => () =>
      random.normal()
  )(randomStream('points')),
);
const inside = Int32Array.from({ length: 200 }, (_, i) =>
  Number(Math.hypot(points[2 * i]!, points[2 * i + 1]!) < 1),
);

class Network extends Module {
  readonly hidden: Linear;
  readonly out: Linear;

  constructor() {
    super();
    const random = randomStream('network');
    this.hidden = this.module('hidden', new Linear(2, 16, { random: random.split('hidden') }));
    this.out = this.module('out', new Linear(16, 2, { random: random.split('out') }));
  }

  forward(x: Tensor, pass?: Pass): Tensor {
    const hidden = this.hidden.forward(x, 'relu');
    return this.out.forward(pass ? dropped(hidden, 0.1, pass) : hidden);
  }
}

interface Batch {
  readonly x: Tensor;
  readonly labels: Tensor;
}

/** The batch of some of the points. */
export function circleRows(rows: Int32Array): Batch {
  const x = new Float32Array(2 * rows.length);
  for (const [i, row] of rows.entries()) x.set(points.subarray(2 * row, 2 * row + 2), 2 * i);
  return { x: tensor(x, [rows.length, 2]), labels: tensor(rows.map((row) => inside[row]!)) };
}

/** A training with shuffled batches, dropout and Adam, on the device that is open; `dispose` frees all of it. */
export function circle() {
  const network = new Network();
  const optimizer = adam([{ parameters: network.namedParameters() }]);
  const batches = shuffledBatches({ examples: 200, batchSize: 32, seed: 1 }, circleRows);
  const options: TrainingOptions<Batch> = {
    ...{ optimizer, batches, seed: 1, schedule: constantRate(0.02) },
    loss: ({ x, labels }, pass) => crossEntropy(network.forward(x, pass), labels),
    release: ({ x, labels }) => dispose([x, labels]),
  };
  const measured = () => {
    let value = 0;
    tidy(() => {
      value = crossEntropy(network.forward(tensor(points, [200, 2])), tensor(inside)).dataSync()[0]!;
    });
    return { loss: value };
  };
  return {
    ...{ network, options, measured },
    dispose() {
      network.dispose();
      optimizer.dispose();
    },
  };
}

export const openCpu = () => openDevice({ prefer: 'cpu' });
