import {
  concat,
  crossEntropy,
  embedding,
  linear,
  matmul,
  softmax,
  sum,
  type Tensor,
  transpose,
} from '@wordloom/device';
import type { BuildModel } from './model.ts';
import { ids, type Parameters } from './parameters.ts';

/** Parikh et al. 2016 as in the course: an embedding of 100, networks of 200, batch 256 of pairs of 50 words. */
export const decomposableAttention: BuildModel = (parameters) => {
  const [vocabulary, width, hidden, time, batch] = [18_678, 100, 200, 50, 256];
  const table = parameters.make([vocabulary, width], 0.5);
  const attend = network(parameters, width, hidden);
  const compare = network(parameters, 2 * width, hidden);
  const aggregate = network(parameters, 2 * hidden, hidden);
  const out = parameters.linear(hidden, 3);
  const [first, second] = [ids([batch, time], vocabulary, 1), ids([batch, time], vocabulary, 2)];
  const labels = ids([batch], 3, 3);
  return () => {
    const [a, b] = [embedding(table, first), embedding(table, second)];
    const scores = matmul(attend(a), attend(b), false, true); // [batch, time of a, time of b]
    const forA = matmul(softmax(scores), b);
    const forB = matmul(softmax(transpose(scores, [0, 2, 1])), a);
    const comparedA = sum(compare(concat([a, forA], 2)), 1);
    const comparedB = sum(compare(concat([b, forB], 2)), 1);
    return crossEntropy(linear(aggregate(concat([comparedA, comparedB], 1)), out.weight, out.bias), labels);
  };
};

function network(parameters: Parameters, width: number, hidden: number): (x: Tensor) => Tensor {
  const [one, two] = [parameters.linear(width, hidden), parameters.linear(hidden, hidden)];
  return (x) => linear(linear(x, one.weight, one.bias, 'relu'), two.weight, two.bias, 'relu');
}
