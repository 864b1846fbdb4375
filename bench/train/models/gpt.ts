import { add, crossEntropy, embedding, layerNorm, linear, reshape } from '@wordloom/device';
import type { BuildModel } from './model.ts';
import { ids } from './parameters.ts';
import { preNormBlock } from './transformer.ts';

/** nanoGPT's setting for a CPU: 4 layers, 128 wide, 4 heads, block 64, batch 12, 65 characters, tied embeddings. */
export const gpt: BuildModel = (parameters) => {
  const [vocabulary, width, time, batch] = [65, 128, 64, 12];
  const tokens = parameters.make([vocabulary, width], 0.05);
  const positions = parameters.make([time, width], 0.05);
  const options = { width, heads: 4, inner: 4 * width, activation: 'gelu' } as const;
  const blocks = Array.from({ length: 4 }, () => preNormBlock(parameters, options));
  const norm = parameters.norm(width);
  const [x, y] = [ids([batch, time], vocabulary, 1), ids([batch * time], vocabulary, 2)];
  return () => {
    let hidden = add(embedding(tokens, x), positions);
    for (const block of blocks) hidden = block(hidden);
    const logits = linear(layerNorm(hidden, norm.gamma, norm.beta), tokens);
    return crossEntropy(reshape(logits, [batch * time, vocabulary]), y);
  };
};
