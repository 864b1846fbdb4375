import { concat, crossEntropy, embedding, linear, lstm, reshape, slice, type Tensor } from '@wordloom/device';
import type { BuildModel } from './model.ts';
import { ids, type Parameters } from './parameters.ts';

/** The course's sentiment network: a frozen embedding of 100, two bidirectional layers of 100, batch 64 of 500 words. */
export const biLstm: BuildModel = (parameters) => {
  const [vocabulary, width, hidden, time, batch] = [49_346, 100, 100, 500, 64];
  const table = parameters.frozen([vocabulary, width], 0.5);
  const layers = [bidirectional(parameters, width, hidden), bidirectional(parameters, 2 * hidden, hidden)];
  const out = parameters.linear(4 * hidden, 2);
  const [x, y] = [ids([batch, time], vocabulary, 1), ids([batch], 2, 2)];
  return () => {
    let sequence = embedding(table, x); // [batch, time, width]
    for (const layer of layers) sequence = layer(sequence);
    const at = (step: number) =>
      reshape(slice(sequence, [0, step, 0], [batch, 1, 2 * hidden]), [batch, 2 * hidden]);
    return crossEntropy(linear(concat([at(0), at(time - 1)], 1), out.weight, out.bias), y);
  };
};

function bidirectional(parameters: Parameters, width: number, hidden: number): (x: Tensor) => Tensor {
  const scale = 1 / Math.sqrt(hidden);
  const directions = [false, true].map((reverse) => ({
    reverse,
    weights: {
      weightIh: parameters.make([4 * hidden, width], scale),
      weightHh: parameters.make([4 * hidden, hidden], scale),
      biasIh: parameters.make([4 * hidden], scale),
      biasHh: parameters.make([4 * hidden], scale),
    },
  }));
  return (x) =>
    concat(
      directions.map(({ weights, reverse }) => lstm(x, weights, { reverse }).output),
      2,
    );
}
