import {
  add,
  crossEntropy,
  embedding,
  gather,
  layerNorm,
  linear,
  reshape,
  slice,
  tensor,
} from '@wordloom/device';
import type { BuildModel } from './model.ts';
import { ids } from './parameters.ts';
import { postNormBlock } from './transformer.ts';

/** The course's small BERT: 2 layers, 128 wide, 2 heads, batch 512 of 64 tokens, 10 predictions each, vocabulary 20,256. */
export const bert: BuildModel = (parameters) => {
  const [vocabulary, width, time, batch, predictions] = [20_256, 128, 64, 512, 10];
  const tokens = parameters.make([vocabulary, width], 0.05);
  const segments = parameters.make([2, width], 0.05);
  const positions = parameters.make([time, width], 0.05);
  const options = { width, heads: 2, inner: 256, activation: 'relu' } as const;
  const blocks = Array.from({ length: 2 }, () => postNormBlock(parameters, options));
  const [transform, norm] = [parameters.linear(width, width), parameters.norm(width)];
  const decoder = parameters.linear(width, vocabulary);
  const [pooler, next] = [parameters.linear(width, width), parameters.linear(width, 2)];
  const x = ids([batch, time], vocabulary, 1);
  const segment = ids([batch, time], 2, 2);
  const offsets = ids([batch * predictions], time, 3).dataSync();
  const masked = tensor(
    Int32Array.from(
      { length: batch * predictions },
      (_, i) => Math.floor(i / predictions) * time + offsets[i]!,
    ),
  );
  const labels = ids([batch * predictions], vocabulary, 4);
  const isNext = ids([batch], 2, 5);
  return () => {
    let hidden = add(add(embedding(tokens, x), embedding(segments, segment)), positions);
    for (const block of blocks) hidden = block(hidden);
    const chosen = gather(reshape(hidden, [batch * time, width]), masked); // [batch * predictions, width]
    const turned = layerNorm(linear(chosen, transform.weight, transform.bias, 'relu'), norm.gamma, norm.beta);
    const first = reshape(slice(hidden, [0, 0, 0], [batch, 1, width]), [batch, width]);
    const pooled = linear(first, pooler.weight, pooler.bias, 'tanh');
    return add(
      crossEntropy(linear(turned, decoder.weight, decoder.bias), labels),
      crossEntropy(linear(pooled, next.weight, next.bias), isNext),
    );
  };
};
