import { div, embedding, linear, matmul, reshape, sum, type Tensor, tidy } from '@wordloom/device';
import { Embedding, Module, xavierUniform } from '@wordloom/nn';
import type { RandomStream } from '@wordloom/random';

/** Two vectors for each word: `input.weight`, what the word says of others, and `output.weight`, what it is predicted by. */
export class WordVectorModel extends Module {
  readonly input: Embedding;
  readonly output: Embedding;

  constructor(words: number, dimensions: number, random: RandomStream) {
    super();
    const table = (name: string) =>
      new Embedding(words, dimensions, { random: random.split(name), initializer: xavierUniform() });
    this.input = this.module('input', table('input'));
    this.output = this.module('output', table('output'));
  }

  /** The input vectors of words: int32 [rows] -> [rows, dimensions] */
  ofWords(ids: Tensor): Tensor {
    return embedding(this.input.weight, ids);
  }

  /** The mean input vector of some words: int32 [rows, columns], mask [rows, columns] -> [rows, dimensions] */
  ofBags(ids: Tensor, mask: Tensor): Tensor {
    return tidy(() => {
      const [rows, columns] = ids.shape as [number, number];
      const weights = div(mask, sum(mask, 1, true)); // [rows, columns]
      const vectors = embedding(this.input.weight, ids); // [rows, columns, dimensions]
      return reshape(matmul(reshape(weights, [rows, 1, columns]), vectors), [rows, vectors.shape[2]!]);
    });
  }

  /** How well each vector fits some words: [rows, dimensions], int32 [rows, columns] -> [rows, columns] */
  logits(vectors: Tensor, ids: Tensor): Tensor {
    return tidy(() => {
      const outputs = embedding(this.output.weight, ids); // [rows, columns, dimensions]
      const [rows, columns, size] = outputs.shape as [number, number, number];
      return reshape(matmul(reshape(vectors, [rows, 1, size]), outputs, false, true), [rows, columns]);
    });
  }

  /** How well each vector fits every word: [rows, dimensions] -> [rows, words] */
  allLogits(vectors: Tensor): Tensor {
    return linear(vectors, this.output.weight);
  }
}
