import { concat, conv1dMaxOverTime, crossEntropy, embedding, linear } from '@wordloom/device';
import type { BuildModel } from './model.ts';
import { ids } from './parameters.ts';

/** Kim's: a trained and a frozen embedding of 100, kernels of 3, 4 and 5 with 100 channels, batch 64 of 500 words. */
export const textCnn: BuildModel = (parameters) => {
  const [vocabulary, width, channels, time, batch] = [49_346, 100, 100, 500, 64];
  const trained = parameters.make([vocabulary, width], 0.5);
  const frozen = parameters.frozen([vocabulary, width], 0.5);
  const kernels = [3, 4, 5].map((kernel) => ({
    weight: parameters.make([channels, 2 * width, kernel], 1 / Math.sqrt(2 * width * kernel)),
    bias: parameters.make([channels], 0.1),
  }));
  const out = parameters.linear(3 * channels, 2);
  const [x, y] = [ids([batch, time], vocabulary, 1), ids([batch], 2, 2)];
  return () => {
    const words = concat([embedding(trained, x), embedding(frozen, x)], 2);
    const largest = kernels.map(({ weight, bias }) => conv1dMaxOverTime(words, weight, bias, 'relu'));
    return crossEntropy(linear(concat(largest, 1), out.weight, out.bias), y);
  };
};
